/**
 * The same requests to the Python service and to ours, every difference explained. What only one of
 * them can do does not belong here.
 */
package io.ironicinspector.endtoend.differential;
