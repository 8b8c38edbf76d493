/** Microversions and version discovery. What a version shows or hides is decided where it shows. */
package io.ironicinspector.simulator.version;
