/**
 * The files and the environment as sources of MicroProfile Config. How files are read and which
 * options there are does not belong here.
 */
package io.ironicinspector.osloconfig.source;
