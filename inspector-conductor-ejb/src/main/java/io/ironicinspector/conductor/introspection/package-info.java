/**
 * Starting and cancelling an introspection, and the record under its lock that all parts of the
 * conductor write through. What a ramdisk's data means is no matter here.
 */
package io.ironicinspector.conductor.introspection;
