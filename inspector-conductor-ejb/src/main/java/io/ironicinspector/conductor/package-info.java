/** The conductor's EJB and what it is put together from. The work is in the packages below. */
package io.ironicinspector.conductor;
