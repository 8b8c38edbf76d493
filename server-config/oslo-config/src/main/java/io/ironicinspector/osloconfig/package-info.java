/**
 * Configuration as operators of OpenStack write it: oslo.config's INI files and environment
 * variables. Which options there are and what they mean does not belong here.
 */
package io.ironicinspector.osloconfig;
