/**
 * What is done for every request: it gets an id, is measured, and is made ordinary before it is
 * routed if it is odd but acceptable. Refusing requests does not belong here.
 */
package io.ironicinspector.api.request;
