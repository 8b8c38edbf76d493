/**
 * What happens when a ramdisk calls back: hooks, look-up, storage, the updates in Ironic, power
 * off. What a single hook does is no matter here.
 */
package io.ironicinspector.conductor.processing;
