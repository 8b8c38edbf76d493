/**
 * Version discovery: what the server is. What a version shows or hides is decided where it shows.
 */
package io.ironicinspector.simulator.discovery;
