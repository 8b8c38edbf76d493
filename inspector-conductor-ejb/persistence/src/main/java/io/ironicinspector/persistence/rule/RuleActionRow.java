package io.ironicinspector.persistence.rule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of upstream's {@code rule_actions}. Only read: {@code ChildRows} inserts, and the database
 * numbers. Each rule has one, so the lowest number tells the order of two rules of one second.
 */
@Entity
@Table(name = "rule_actions")
class RuleActionRow {
  @Id
  @Column(name = "id")
  private Integer id;

  @Column(name = "rule", length = 36)
  private String rule;

  @Column(name = "action")
  private String action;

  @Column(name = "params")
  private String params;

  protected RuleActionRow() {}

  Integer id() {
    return id;
  }

  String rule() {
    return rule;
  }

  /** The action in JSON, as it came. */
  Map<String, Object> toShape() {
    Map<String, Object> shape = new LinkedHashMap<>(PlainJson.readObject(params));
    shape.put("action", action);
    return shape;
  }
}
