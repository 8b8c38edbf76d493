/**
 * What only EclipseLink's own API can say about the entities. Anything that {@code
 * jakarta.persistence} can say does not belong here.
 */
package io.ironicinspector.persistence.eclipselink;
