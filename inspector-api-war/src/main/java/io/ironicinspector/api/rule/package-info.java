/** {@code /v1/rules}. What a rule means does not belong here. */
package io.ironicinspector.api.rule;
