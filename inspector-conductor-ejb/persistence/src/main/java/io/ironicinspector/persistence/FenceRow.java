package io.ironicinspector.persistence;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

/**
 * The newest fence that wrote for a node. Only ever changed by one conditional UPDATE, which is its
 * own version check, hence no {@code @Version}. Outlives its node on purpose: a writer from before
 * the node was deleted must not come back.
 */
@Entity
@Table(name = "inspector_fences")
class FenceRow {
  @Id
  @Column(name = "node_uuid", length = 36)
  private String nodeUuid;

  @Column(name = "store")
  private String store;

  @Column(name = "token")
  private long token;

  protected FenceRow() {}
}
