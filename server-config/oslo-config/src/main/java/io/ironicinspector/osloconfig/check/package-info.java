/**
 * What is configured, held against the options that there are: errors, warnings, listings, and the
 * sample file. Which options there are does not belong here, nor how files are read.
 */
package io.ironicinspector.osloconfig.check;
