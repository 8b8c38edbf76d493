package io.ironicinspector.coordination.torture.cluster;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;

/**
 * Three real etcd nodes on loopback. Clients reach them through links of their own ({@link
 * #links()}) or directly ({@link #endpoints()}); the nodes reach each other through wires that can
 * be broken pair by pair.
 *
 * <p>Thread-safe. Close it: that ends the processes; if this JVM dies before, a {@link Reaper}
 * does.
 */
public final class EtcdCluster implements AutoCloseable {
  private static final int NODES = 3;
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final RunFolder folder;
  private final List<EtcdNode> nodes = new ArrayList<>();
  private final PeerWires wires;
  private final List<String> options;
  private final Etcd etcd;

  private EtcdCluster(RunFolder folder, List<String> options) {
    this.folder = folder;
    this.options = options;
    wires = new PeerWires(NODES, index -> nodes.get(index).pid());
    for (int i = 0; i < NODES; i++) {
      nodes.add(new EtcdNode(i, folder.path(), wires));
    }
    etcd = new Etcd(endpoints(), Duration.ofSeconds(2));
  }

  /**
   * A running one that answers.
   *
   * @param options of etcd, in addition
   */
  public static EtcdCluster start(String... options) {
    var cluster = new EtcdCluster(RunFolder.create(), List.of(options));
    cluster.start();
    return cluster;
  }

  private void start() {
    nodes.forEach(this::start);
    await("all nodes to answer", () -> nodes.stream().allMatch(this::answers));
    String members = etcdctl("member", "list");
    for (EtcdNode node : nodes) {
      if (!members.contains(node.name()) || !members.contains(node.endpoint().toString())) {
        throw new IllegalStateException(
            "another etcd answers on the ports of " + node.name() + ": " + members);
      }
    }
  }

  private void start(EtcdNode node) {
    node.start(nodes.stream().map(EtcdNode::peerName).toList(), options);
  }

  private boolean answers(EtcdNode node) {
    if (!node.isRunning()) {
      throw new IllegalStateException(
          node.name() + " did not start; see its log in " + folder.path());
    }
    return etcd.leader(node.index()).isPresent();
  }

  private static void await(String what, BooleanSupplier reached) {
    long deadline = System.nanoTime() + START.toNanos();
    while (!reached.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0) {
        throw new IllegalStateException("waited " + START.toSeconds() + " s for " + what);
      }
      LockSupport.parkNanos(LOOK_AGAIN.toNanos());
    }
  }

  /** The folder of this cluster; also for what else belongs to its run. */
  public RunFolder folder() {
    return folder;
  }

  /** In the order of everything else that is by node. */
  public List<EtcdNode> nodes() {
    return List.copyOf(nodes);
  }

  /** With no link in between. */
  public List<URI> endpoints() {
    return nodes.stream().map(EtcdNode::endpoint).toList();
  }

  /** A new way to the nodes, for one client. */
  public ClientLinks links() {
    return new ClientLinks(endpoints());
  }

  /** For looking and for administration, with no link in between. */
  public Etcd etcd() {
    return etcd;
  }

  /** The node that leads, as soon as the nodes agree on one. */
  public EtcdNode leader() {
    var found = new ArrayList<EtcdNode>();
    await(
        "a leader",
        () -> {
          found.clear();
          findLeader().ifPresent(found::add);
          return !found.isEmpty();
        });
    return found.get(0);
  }

  private Optional<EtcdNode> findLeader() {
    List<EtcdNode> serving = nodes.stream().filter(EtcdNode::isServing).toList();
    return serving.stream().filter(node -> etcd.isLeader(node.index())).findFirst();
  }

  /** One that follows. */
  public EtcdNode follower() {
    EtcdNode leader = leader();
    return nodes.get((leader.index() + 1) % NODES);
  }

  /** Separates a node from the others, silently, and not from its clients. */
  public void partition(EtcdNode node) {
    wires.around(node.index()).forEach(Wire::stall);
  }

  /** Starts it again, with its data. */
  public void restart(EtcdNode node) {
    start(node);
  }

  /** Ends every fault: all nodes run, and all reach each other. Waits until all of them answer. */
  public void heal() {
    wires.heal();
    for (EtcdNode node : nodes) {
      node.thaw();
      if (!node.isRunning()) {
        start(node);
      }
    }
    await("all nodes to answer", () -> nodes.stream().allMatch(this::answers));
  }

  /** Runs etcdctl on the first node that serves. @return what it printed */
  public String etcdctl(String... arguments) {
    List<String> serving =
        nodes.stream().filter(EtcdNode::isServing).map(node -> node.endpoint().toString()).toList();
    return EtcdPrograms.etcdctl(String.join(",", serving), List.of(arguments));
  }

  /** How many leases the cluster has. */
  public int leases() {
    return Leases.count(endpoints());
  }

  /** The indexes of the nodes. */
  public IntStream indexes() {
    return IntStream.range(0, NODES);
  }

  @Override
  public void close() {
    etcd.close();
    nodes.forEach(EtcdNode::close);
    folder.close();
  }
}
