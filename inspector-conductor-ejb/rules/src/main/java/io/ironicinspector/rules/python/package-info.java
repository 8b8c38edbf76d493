/**
 * What Python does with the values of a JSON document: text, numbers, comparison. Nothing here
 * knows of rules.
 */
package io.ironicinspector.rules.python;
