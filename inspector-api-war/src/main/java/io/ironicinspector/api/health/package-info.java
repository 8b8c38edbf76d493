/**
 * Whether this process works, for load balancers and those who restart it. Numbers are in {@code
 * monitor}.
 */
package io.ironicinspector.api.health;
