package io.ironicinspector.api.policy;

import java.util.Objects;

/**
 * A rule of the operator's.
 *
 * @param place file and line, for messages
 */
record PlacedRule(Expression expression, String place) {
  PlacedRule {
    Objects.requireNonNull(expression, "expression");
    Objects.requireNonNull(place, "place");
  }
}
