/**
 * The few options that must be known before the server starts, and the checks of them.
 *
 * <p>Not for options that the application reads: those have a class in the module that uses them.
 */
package io.ironicinspector.micro.settings;
