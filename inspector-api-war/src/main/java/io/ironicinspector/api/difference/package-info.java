/** What changed between two JSON documents. Where they come from does not belong here. */
package io.ironicinspector.api.difference;
