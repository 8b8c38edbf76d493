package io.ironicinspector.persistence;

import io.ironicinspector.domain.NodeUuid;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.util.Objects;

/**
 * A row of upstream's {@code introspection_data}: one document. Written under the node's fence
 * only, hence no {@code @Version}.
 */
@Entity
@Table(name = "introspection_data")
@IdClass(DataRow.Key.class)
class DataRow {
  @Id
  @Column(name = "uuid", length = 36)
  private String uuid;

  @Id
  @Column(name = "processed")
  private boolean processed;

  @Column(name = "data")
  private String data;

  protected DataRow() {}

  DataRow(NodeUuid node, boolean processed, String data) {
    this.uuid = node.toString();
    this.processed = processed;
    this.data = data;
  }

  /** Identity of a row, in the form that JPA wants. */
  static class Key implements Serializable {
    private static final long serialVersionUID = 1L;
    private String uuid;
    private boolean processed;

    public Key() {}

    @Override
    public boolean equals(Object other) {
      return other instanceof Key key
          && Objects.equals(uuid, key.uuid)
          && processed == key.processed;
    }

    @Override
    public int hashCode() {
      return Objects.hash(uuid, processed);
    }
  }
}
