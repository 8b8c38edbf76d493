package io.ironicinspector.persistence;

import io.ironicinspector.domain.Event;
import io.ironicinspector.domain.Fence;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Introspections, their look-up attributes and their data. Each call belongs into a transaction of
 * the caller's and is all or nothing with it. One instance belongs to one transaction.
 *
 * <p>Every method that takes a {@link Fence} first compares it with the newest fence the node has
 * seen, and throws {@link FencedOutException} if another holder of the node lock came later.
 */
public interface IntrospectionRepository {
  /** The node's row. */
  Optional<Introspection> find(NodeUuid node);

  /** The node's row, and since when its run waits. */
  Optional<WaitingRun> findWaiting(NodeUuid node);

  /**
   * One page, newest start first, then by UUID downwards.
   *
   * @param states only these; empty means all
   * @param after the last of the previous page, exclusive
   * @throws UnknownMarkerException if {@code after} names no row
   */
  List<Introspection> list(Set<IntrospectionState> states, Optional<NodeUuid> after, int limit);

  /**
   * Begins a run: fires {@code start} on the row, or inserts one in {@code starting}; drops the
   * look-up attributes and options of the run before; keeps its stored data until new data arrives.
   *
   * @return the row before; a run that it shows as unfinished is over now
   * @throws io.ironicinspector.domain.IllegalTransitionException if the row's state does not accept
   *     a start
   */
  Optional<Introspection> start(NodeUuid node, Fence fence, Instant now, boolean manageBoot);

  /**
   * Begins a run that nobody asked for, in {@code state} ({@code waiting} or {@code enrolling}), in
   * place of one that is over.
   *
   * @throws io.ironicinspector.domain.IllegalTransitionException if a run is not over; nothing was
   *     changed
   */
  Introspection adopt(
      NodeUuid node, Fence fence, Instant now, IntrospectionState state, boolean manageBoot);

  /**
   * Begins another run on data that is there already: fires {@code reapply} on the row. Times and
   * error are those of a new run, so that one that hangs is noticed.
   *
   * @return the row before; a run that it shows as unfinished is over now
   * @throws io.ironicinspector.domain.IllegalTransitionException if the row's state does not accept
   *     it
   * @throws UnknownNodeException if there is no row
   */
  Introspection reapply(NodeUuid node, Fence fence, Instant now);

  /**
   * Adds values to a look-up attribute ({@code mac}, {@code bmc_address}); values already there are
   * kept once.
   */
  void addAttributes(NodeUuid node, Fence fence, String name, Collection<String> values);

  /** The look-up attributes of a node by name. */
  Map<String, Set<String>> attributes(NodeUuid node);

  /**
   * Changes the state at {@code now}.
   *
   * @return the row after the event
   * @throws io.ironicinspector.domain.IllegalTransitionException if the row's state does not accept
   *     it
   * @throws UnknownNodeException if there is no row
   */
  Introspection fire(NodeUuid node, Fence fence, Event event, Instant now);

  /**
   * Ends a run in one step: fires {@code event}, sets finished_at and error, deletes attributes and
   * options.
   *
   * @throws io.ironicinspector.domain.IllegalTransitionException if the row's state does not accept
   *     it
   * @throws UnknownNodeException if there is no row
   */
  Introspection close(NodeUuid node, Fence fence, Event event, Instant now, Optional<String> error);

  /**
   * How many of the given values each node with an unfinished run has: one point per matching
   * value, only nodes with at least one.
   *
   * @param values by attribute name; names without values are skipped
   */
  Map<NodeUuid, Integer> score(Map<String, ? extends Collection<String>> values);

  /** Runs that are not finished and began before {@code deadline}. */
  List<Introspection> unfinishedSince(Instant deadline);

  /** Fails as every write would, and writes nothing else; for what is kept outside the database. */
  void requireFence(NodeUuid node, Fence fence);

  /**
   * Stores a document, replacing the one before, and remembers it with the run that goes on, if one
   * does.
   *
   * @throws UnknownNodeException if there is no row
   */
  void saveData(NodeUuid node, Fence fence, boolean processed, String json);

  /** A stored document as it was given. */
  Optional<String> data(NodeUuid node, boolean processed);

  /** The runs that are remembered, the newest first. */
  List<Run> runs(NodeUuid node);

  /** A document of one run; empty if that is not remembered. */
  Optional<String> runData(NodeUuid node, long number, Run.Document document);

  /**
   * Forgets a node: its row, attributes, options, data and runs. Its fence stays, so that a writer
   * from before cannot bring it back.
   *
   * @return whether there was a row
   */
  boolean delete(NodeUuid node, Fence fence);
}
