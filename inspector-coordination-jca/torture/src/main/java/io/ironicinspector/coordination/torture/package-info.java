/**
 * Breaks the coordination on purpose and checks from the recorded history that it kept its
 * promises. The program itself; the parts are in the packages below. Never shipped.
 */
package io.ironicinspector.coordination.torture;
