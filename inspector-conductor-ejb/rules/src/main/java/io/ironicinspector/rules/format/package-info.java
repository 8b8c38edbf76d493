/**
 * Python's {@code str.format} with the one argument {@code data}. Only text comes out; what it is
 * put into is not known here.
 */
package io.ironicinspector.rules.format;
