package io.ironicinspector.api.rule;

import io.ironicinspector.api.link.Links;
import io.ironicinspector.persistence.rule.RuleSummary;
import io.ironicinspector.rules.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One rule as clients see it, in the long form and in the short one of the list. */
final class RuleShape {
  private RuleShape() {}

  static Map<String, Object> of(Rule rule, Links links) {
    Map<String, Object> shape = new HashMap<>(rule.toTree());
    shape.put("links", links(rule.uuid(), links));
    return shape;
  }

  static Map<String, Object> of(RuleSummary rule, Links links) {
    Map<String, Object> shape = new HashMap<>();
    shape.put("uuid", rule.uuid());
    shape.put("description", rule.description().orElse(null));
    shape.put("scope", rule.scope().orElse(null));
    shape.put("links", links(rule.uuid(), links));
    return shape;
  }

  /** Relative, unlike all other links: so upstream sends them. */
  private static List<Map<String, String>> links(String uuid, Links links) {
    return links.relative("/v1/rules/" + uuid);
  }
}
