/**
 * What a ramdisk sends: its document, the inventory in it, and the addresses it names. Nothing here
 * decides what is done with them.
 */
package io.ironicinspector.conductor.ramdisk;
