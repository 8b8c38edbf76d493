package io.ironicinspector.conductor.processing;

import io.ironicinspector.conductor.introspection.LockedIntrospection;
import io.ironicinspector.conductor.ironic.IronicNode;

/**
 * A run whose data is stored and whose node is updated; only the end is missing.
 *
 * @param manageBoot whether this service switched the machine on
 */
record Processed(LockedIntrospection run, IronicNode node, boolean manageBoot) {}
