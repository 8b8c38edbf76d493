/**
 * The conductor's way to the coordination adapter: node locks, and the group of living conductors.
 * What is done under a lock is no matter here.
 */
package io.ironicinspector.conductor.coordination;
