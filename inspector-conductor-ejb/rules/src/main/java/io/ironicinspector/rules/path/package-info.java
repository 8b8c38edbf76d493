/**
 * The JSON path dialect of jsonpath-rw 1.4: parser and evaluation. No other dialect, and nothing
 * about what the found values are used for.
 */
package io.ironicinspector.rules.path;
