/** A process that uses the coordination as an application would, and writes down what it saw. */
package io.ironicinspector.coordination.torture.member;
