package io.ironicinspector.persistence.rule;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A row of upstream's {@code rule_conditions}. Only read: {@code ChildRows} inserts, and the
 * database numbers.
 */
@Entity
@Table(name = "rule_conditions")
class RuleConditionRow {
  @Id
  @Column(name = "id")
  private Integer id;

  @Column(name = "rule", length = 36)
  private String rule;

  @Column(name = "op")
  private String op;

  @Column(name = "multiple")
  private String multiple;

  @Column(name = "field")
  private String field;

  @Column(name = "params")
  private String params;

  @Column(name = "invert")
  private Boolean invert;

  protected RuleConditionRow() {}

  String rule() {
    return rule;
  }

  /** The condition in JSON, as it came. */
  Map<String, Object> toShape() {
    Map<String, Object> shape = new LinkedHashMap<>(PlainJson.readObject(params));
    shape.put("op", op);
    shape.put("field", field);
    shape.put("multiple", multiple);
    // Null in rows from before upstream had the column.
    shape.put("invert", invert != null && invert);
    return shape;
  }
}
