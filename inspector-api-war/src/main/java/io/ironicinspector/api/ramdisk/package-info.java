/** The ramdisk's callback. Processing what it brings belongs to the conductor. */
package io.ironicinspector.api.ramdisk;
