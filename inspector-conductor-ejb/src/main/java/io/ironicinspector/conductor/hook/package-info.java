/**
 * The steps that read a ramdisk's data and decide what changes in Ironic. A new hook is one class
 * that implements ProcessingHook, here or in a site's own jar. No introspection state, no storage,
 * no order.
 */
package io.ironicinspector.conductor.hook;
