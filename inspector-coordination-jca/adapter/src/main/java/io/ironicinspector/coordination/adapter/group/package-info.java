/**
 * Who is in a group as last known, and the way of a change to those who listen. Where the knowledge
 * comes from belongs to the providers.
 */
package io.ironicinspector.coordination.adapter.group;
