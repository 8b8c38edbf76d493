/**
 * The resource adapter as the application server sees it: outbound connections that are views of
 * one session, and inbound events for message-driven beans. How coordination works belongs
 * elsewhere.
 */
package io.ironicinspector.coordination.adapter.jca;
