/** Finds the node that a ramdisk runs on. Changes nothing. */
package io.ironicinspector.conductor.lookup;
