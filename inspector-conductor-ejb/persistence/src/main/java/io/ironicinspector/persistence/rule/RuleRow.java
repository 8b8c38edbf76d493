package io.ironicinspector.persistence.rule;

import io.ironicinspector.persistence.UtcColumn;
import io.ironicinspector.rules.Rule;
import io.ironicinspector.rules.python.PythonText;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;

/** A row of upstream's {@code rules}. Never changed, hence no {@code @Version}. */
@Entity
@Table(name = "rules")
class RuleRow {
  @Id
  @Column(name = "uuid", length = 36)
  private String uuid;

  @Column(name = "created_at")
  @Convert(converter = UtcColumn.class)
  private Instant createdAt;

  @Column(name = "description")
  private String description;

  /** Nobody ever read it, but it is not null in upstream's rows. */
  @Column(name = "disabled")
  private Boolean disabled;

  @Column(name = "scope")
  private String scope;

  protected RuleRow() {}

  RuleRow(Rule rule, Instant now) {
    uuid = rule.uuid();
    createdAt = now;
    description = rule.description().map(PythonText::str).orElse(null);
    disabled = false;
    scope = rule.scope().orElse(null);
  }

  String uuid() {
    return uuid;
  }

  Instant createdAt() {
    return createdAt;
  }

  Optional<String> description() {
    return Optional.ofNullable(description);
  }

  Optional<String> scope() {
    return Optional.ofNullable(scope);
  }
}
