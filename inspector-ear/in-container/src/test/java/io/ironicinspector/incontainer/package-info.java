/**
 * The archives as built, deployed in the real servers: one class, run once in each of Payara Micro,
 * Payara Server and WildFly. What can be seen without a server belongs into the modules' own tests.
 */
package io.ironicinspector.incontainer;
