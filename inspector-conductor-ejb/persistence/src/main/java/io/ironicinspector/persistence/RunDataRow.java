package io.ironicinspector.persistence;

import io.ironicinspector.domain.NodeUuid;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

/**
 * A row of {@code inspector_run_data}: what the ramdisk of one run sent, and what the hooks made of
 * it. Apart from {@link RunRow}, because lists of runs must not read it. Written under the node's
 * fence only, hence no {@code @Version}.
 */
@Entity
@Table(name = "inspector_run_data")
@IdClass(RunRow.Key.class)
class RunDataRow {
  @Id
  @Column(name = "node_uuid", length = 36)
  private String nodeUuid;

  @Id
  @Column(name = "run_number")
  private long number;

  @Column(name = "data")
  private String processed;

  @Column(name = "unprocessed")
  private String unprocessed;

  protected RunDataRow() {}

  RunDataRow(NodeUuid node, long number, Run.Document document, String json) {
    this.nodeUuid = node.toString();
    this.number = number;
    switch (document) {
      case PROCESSED -> processed = json;
      case UNPROCESSED -> unprocessed = json;
    }
  }

  /** The attribute that holds {@code document}. */
  static String attribute(Run.Document document) {
    return switch (document) {
      case PROCESSED -> "d.processed";
      case UNPROCESSED -> "d.unprocessed";
    };
  }
}
