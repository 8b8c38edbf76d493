/**
 * Python's regular expressions on the engine of the JDK. Only what rules need: does it match. No
 * groups are handed out, nothing is replaced.
 */
package io.ironicinspector.rules.regex;
