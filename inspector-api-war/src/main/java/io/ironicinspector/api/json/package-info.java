/**
 * Reads request bodies with limits, and writes times as Python does. Shapes belong to the features.
 */
package io.ironicinspector.api.json;
