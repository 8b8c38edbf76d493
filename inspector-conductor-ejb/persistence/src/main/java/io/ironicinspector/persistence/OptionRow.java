package io.ironicinspector.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/**
 * A row of upstream's {@code options}. Nothing writes them any more, but an old row would keep its
 * node from being deleted. Never changed, hence no {@code @Version}.
 */
@Entity
@Table(name = "options")
@IdClass(OptionRow.Key.class)
class OptionRow {
  @Id
  @Column(name = "uuid", length = 36)
  private String uuid;

  @Id
  @Column(name = "name")
  private String name;

  // Quoted: a reserved word in H2.
  @Column(name = "\"value\"")
  private String value;

  protected OptionRow() {}

  /** Identity of a row, in the form that JPA wants. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    private String uuid;
    private String name;

    public Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && Objects.equals(uuid, key.uuid)
          && Objects.equals(name, key.name);
    }

    @Override
    public int hashCode() {
      return Objects.hash(uuid, name);
    }
  }
}
