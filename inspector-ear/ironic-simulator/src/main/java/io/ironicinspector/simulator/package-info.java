/**
 * The simulator as a program and as an object in tests. What it simulates is in the packages below.
 */
package io.ironicinspector.simulator;
