/**
 * The service as its users have it: the launchers' processes, a real etcd, real Python clients.
 * Ironic is the simulator but for one test. What needs no second process belongs into the modules'
 * own tests.
 */
package io.ironicinspector.endtoend;
