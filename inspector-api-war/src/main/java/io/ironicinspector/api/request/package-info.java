/**
 * Makes odd but acceptable requests ordinary before they are routed. Refusing requests does not
 * belong here.
 */
package io.ironicinspector.api.request;
