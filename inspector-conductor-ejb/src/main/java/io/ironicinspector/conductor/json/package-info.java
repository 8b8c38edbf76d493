/**
 * Reads and prints JSON: fields that name themselves when they have the wrong type, and upstream's
 * way to print a value in a message. Nothing here knows what the values mean.
 */
package io.ironicinspector.conductor.json;
