/**
 * Every option there is: type, default, limits, help, and whether it is built. Plain data; reading
 * files and comparing them with it belongs elsewhere.
 */
package io.ironicinspector.osloconfig.option;
