/** What the adapter promises, checked on a history. Reads nothing else and waits for nothing. */
package io.ironicinspector.coordination.torture.check;
