/**
 * Files that operators change while the service runs. What is in the files does not belong here.
 */
package io.ironicinspector.api.reload;
