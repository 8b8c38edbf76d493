package io.ironicinspector.api.history;

import io.ironicinspector.api.backend.IntrospectionReads;
import io.ironicinspector.api.error.ApiException;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.Run;
import io.ironicinspector.persistence.Run.Document;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The remembered runs of one node. All failures are 404.
 *
 * @param runs the newest first
 */
record History(IntrospectionReads reads, NodeUuid node, List<Run> runs) {

  /** Reads the list; blocks. */
  static History of(IntrospectionReads reads, NodeUuid node) {
    List<Run> runs = reads.runs(node);
    if (runs.isEmpty() && reads.find(node).isEmpty()) {
      throw ApiException.notFound("Could not find node %s in cache".formatted(node));
    }
    return new History(reads, node, runs);
  }

  Run run(long number) {
    return runs.stream()
        .filter(run -> run.number() == number)
        .findFirst()
        .orElseThrow(
            () ->
                ApiException.notFound(
                    "Node %s has no run %d: %s".formatted(node, number, remembered())));
  }

  private String remembered() {
    return runs.isEmpty()
        ? "none is remembered"
        : "remembered are %d to %d"
            .formatted(runs.get(runs.size() - 1).number(), runs.get(0).number());
  }

  /** A document of a run, as it is stored; blocks. */
  String document(Run run, Document document) {
    return Optional.of(run)
        .filter(there -> there.kept().contains(document))
        .flatMap(there -> reads.runData(node, there.number(), document))
        .orElseThrow(
            () ->
                ApiException.notFound(
                    "Run %d of node %s has no %s data"
                        .formatted(
                            run.number(),
                            node,
                            document == Document.PROCESSED ? "processed" : "unprocessed")));
  }

  /** The newest run that succeeded, has its data, and fits. */
  Run lastGood(Predicate<Run> fitting) {
    return runs.stream()
        .filter(run -> run.succeeded() && run.kept().contains(Document.PROCESSED))
        .filter(fitting)
        .findFirst()
        .orElseThrow(
            () ->
                ApiException.notFound(
                    ("Node %s has no two successful runs with data to compare; other runs are"
                            + " compared if from and to name them")
                        .formatted(node)));
  }
}
