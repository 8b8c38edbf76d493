/**
 * Log records as oslo.log prints them, on stderr or in {@code [DEFAULT] log_file}.
 *
 * <p>Not for log messages: each class that has something to say logs it itself.
 */
package io.ironicinspector.micro.logging;
