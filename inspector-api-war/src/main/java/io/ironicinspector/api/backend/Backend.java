package io.ironicinspector.api.backend;

import io.ironicinspector.client.Conductor;
import io.ironicinspector.client.ConductorDirectory;
import io.ironicinspector.client.data.DataReads;
import java.util.Objects;

/**
 * What every resource is given. Immutable, thread-safe.
 *
 * @param conductor in the conductor role this process's own, else the one to ask
 * @param conductors the group of those that work
 * @param nodes finds nodes by UUID or name
 * @param reads the database, read-only
 * @param documents the data, wherever it is kept
 * @param rules the rules in the database
 * @param limits what the operator allows
 */
public record Backend(
    Conductor conductor,
    ConductorDirectory conductors,
    NodeNames nodes,
    IntrospectionReads reads,
    DataReads documents,
    RuleStore rules,
    ApiLimits limits) {
  public Backend {
    Objects.requireNonNull(conductor, "conductor");
    Objects.requireNonNull(conductors, "conductors");
    Objects.requireNonNull(nodes, "nodes");
    Objects.requireNonNull(reads, "reads");
    Objects.requireNonNull(documents, "documents");
    Objects.requireNonNull(rules, "rules");
    Objects.requireNonNull(limits, "limits");
  }
}
