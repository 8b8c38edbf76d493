/**
 * Reads request bodies with limits and writes JSON exactly as Flask and Python do. Shapes belong to
 * the features.
 */
package io.ironicinspector.api.json;
