/**
 * Reads the frames by which switches introduce themselves (LLDP, IEEE 802.1AB). What is malformed
 * is left out, nothing here fails. Nothing here knows Ironic.
 */
package io.ironicinspector.conductor.hook.lldp;
