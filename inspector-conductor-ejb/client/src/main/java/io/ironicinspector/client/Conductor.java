package io.ironicinspector.client;

import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonObject;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/**
 * The RPC contract: upstream's methods under Java names. Local (an EJB) or remote (a transport),
 * the caller sees no difference.
 *
 * <p>No method blocks for Ironic's power actions. A stage completes on a thread of the callee; it
 * fails with a {@link ConductorException} (possibly inside a CompletionException), whose kind and
 * message are the same across every transport.
 */
public interface Conductor {
  /**
   * Starts an introspection. Completes when it was validated and accepted; with {@code manageBoot}
   * boot device and power follow in the background, without it the preparation is done when the
   * stage completes.
   *
   * @param node UUID or name
   */
  CompletionStage<Void> introspect(String node, boolean manageBoot);

  /**
   * Cancels a waiting introspection. Completes when the cancel was accepted, the power-off follows
   * in the background.
   *
   * @param node UUID or name
   */
  CompletionStage<Void> abort(String node);

  /**
   * Takes what a ramdisk found. Completes with the node it belongs to, when the data is stored and
   * Ironic updated.
   */
  CompletionStage<NodeUuid> continueIntrospection(JsonObject ramdiskData);

  /**
   * As above, for a caller that knows which node the data is of. Fails with INVALID if it is that
   * of another one which waits for its ramdisk.
   */
  default CompletionStage<NodeUuid> continueIntrospection(JsonObject ramdiskData, NodeUuid node) {
    return CompletableFuture.failedStage(
        new ConductorException(
            ConductorException.Kind.UNAVAILABLE,
            "This conductor cannot be told which node the data is of"));
  }

  /**
   * Processes the stored unprocessed data of a node again. Completes when that was accepted; the
   * processing follows in the background and shows in the status.
   *
   * <p>Fails with NOT_FOUND if there is no data or no introspection of the node, CONFLICT if the
   * node is locked or its state does not allow it.
   */
  default CompletionStage<Void> reapply(NodeUuid node) {
    return CompletableFuture.failedStage(noReapply());
  }

  /** As above, with data as a ramdisk would send it, which replaces what is stored. */
  default CompletionStage<Void> reapply(NodeUuid node, JsonObject ramdiskData) {
    return CompletableFuture.failedStage(noReapply());
  }

  private static ConductorException noReapply() {
    return new ConductorException(
        ConductorException.Kind.UNAVAILABLE, "This conductor cannot reapply data");
  }

  /**
   * Says what rules would do with the data of a node, and does nothing: neither the database nor
   * Ironic is changed. RPC method {@code do_test_rules}, which upstream does not have.
   *
   * <p>Fails with INVALID naming the member of {@code question} that cannot be used, NOT_FOUND if
   * the node, its data or the rule does not exist, UNAVAILABLE if the database or Ironic does not
   * answer.
   *
   * @param question the body of {@code POST /v1/rules/test}
   */
  default CompletionStage<JsonObject> testRules(JsonObject question) {
    return CompletableFuture.failedStage(
        new ConductorException(
            ConductorException.Kind.UNAVAILABLE, "This conductor cannot test rules"));
  }

  /**
   * Finds a node by its name in Ironic, for callers that have no Ironic client (status and data by
   * name). Changes nothing. RPC method {@code do_resolve}, which upstream does not have.
   *
   * <p>Fails with NOT_FOUND {@code Node <name> was not found in Ironic}, INVALID if Ironic refuses
   * the name, UNAVAILABLE if Ironic does not answer.
   *
   * @param nodeName not UUID-like; callers read those themselves with {@link NodeUuid#like}
   */
  CompletionStage<NodeUuid> resolve(String nodeName);
}
