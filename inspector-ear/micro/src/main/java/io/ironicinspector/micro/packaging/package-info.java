/**
 * Makes the uber-jars; runs in the build.
 *
 * <p>Not for anything that runs in a service.
 */
package io.ironicinspector.micro.packaging;
