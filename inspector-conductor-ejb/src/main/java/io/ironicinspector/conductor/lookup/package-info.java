/** Finds the node that a ramdisk runs on, or enrols it. Writes no record of an introspection. */
package io.ironicinspector.conductor.lookup;
