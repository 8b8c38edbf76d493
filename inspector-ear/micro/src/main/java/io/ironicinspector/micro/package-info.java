/**
 * The program behind the three uber-jars: reads the command line, refuses what cannot work, starts
 * Payara Micro and stops it.
 *
 * <p>Not for anything that also happens on a full application server: that belongs to the
 * application's modules.
 */
package io.ironicinspector.micro;
