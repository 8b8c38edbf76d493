/**
 * Root device hints: which of a machine's disks an operator means. Nothing here knows Ironic or the
 * rest of a ramdisk's data.
 */
package io.ironicinspector.conductor.hook.hints;
