package io.ironicinspector.persistence;

import io.ironicinspector.domain.NodeUuid;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.util.UUID;

/** A row of upstream's {@code attributes}. Written once and deleted, hence no {@code @Version}. */
@Entity
@Table(name = "attributes")
class AttributeRow {
  @Id
  @Column(name = "uuid", length = 36)
  private String uuid;

  @Column(name = "node_uuid", length = 36)
  private String nodeUuid;

  @Column(name = "name")
  private String name;

  // Quoted: a reserved word in H2.
  @Column(name = "\"value\"")
  private String value;

  protected AttributeRow() {}

  AttributeRow(NodeUuid node, String name, String value) {
    this.uuid = UUID.randomUUID().toString();
    this.nodeUuid = node.toString();
    this.name = name;
    this.value = value;
  }
}
