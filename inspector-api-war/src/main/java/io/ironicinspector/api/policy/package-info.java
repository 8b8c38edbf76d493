/**
 * Who may do what: oslo.policy's rules and their expression language, upstream's defaults, the
 * operator's file. How callers prove who they are does not belong here.
 */
package io.ironicinspector.api.policy;
