/**
 * Swift, the object storage, as far as one container's objects are written and read. What is in
 * them does not belong here.
 */
package io.ironicinspector.client.swift;
