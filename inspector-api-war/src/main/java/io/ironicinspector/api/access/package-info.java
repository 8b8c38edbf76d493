/**
 * The door in front of each resource method: who may pass, by authentication and policy. How either
 * works does not belong here.
 */
package io.ironicinspector.api.access;
