package io.ironicinspector.coordination.torture;

import static io.ironicinspector.coordination.torture.cluster.Etcd.key;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.etcd.jetcd.KeyValue;
import io.etcd.jetcd.options.DeleteOption;
import io.etcd.jetcd.options.GetOption;
import io.ironicinspector.coordination.torture.cluster.ClientLinks;
import io.ironicinspector.coordination.torture.cluster.Etcd;
import io.ironicinspector.coordination.torture.cluster.EtcdCluster;
import io.ironicinspector.coordination.torture.cluster.Leases;
import io.ironicinspector.coordination.torture.cluster.NoAnswerException;
import io.ironicinspector.coordination.torture.member.FencedRegister;
import io.ironicinspector.coordination.torture.member.GroupTruth;
import io.ironicinspector.coordination.torture.member.MemberPlan;
import io.ironicinspector.coordination.torture.member.World;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The etcd that is used: a cluster of our own, or somebody's. Thread-safe; whoever opened it closes
 * it.
 */
public final class Servers implements AutoCloseable {
  private static final int TRIES = 5;
  private static final World WORLD = World.TORTURE;

  private final Optional<EtcdCluster> cluster;
  private final List<URI> endpoints;
  private final Etcd etcd;

  private Servers(Optional<EtcdCluster> cluster, List<URI> endpoints) {
    this.cluster = cluster;
    this.endpoints = endpoints;
    this.etcd = new Etcd(endpoints, Duration.ofSeconds(2));
  }

  /** Three nodes of our own. */
  public static Servers own() {
    EtcdCluster cluster = EtcdCluster.start();
    return new Servers(Optional.of(cluster), cluster.endpoints());
  }

  /**
   * These.
   *
   * @throws IllegalStateException if somebody else's torture is at work there
   */
  static Servers at(List<URI> endpoints) throws NoAnswerException {
    var servers = new Servers(Optional.empty(), endpoints);
    servers.awaitAnswer();
    boolean inUse = servers.isInUse();
    if (inUse) {
      servers.etcd.close();
      throw new IllegalStateException(
          "there are members of the group " + WORLD.group() + " already: is another run going?");
    }
    servers.clear();
    return servers;
  }

  // The first call of a cold JVM takes longer than any later one.
  private void awaitAnswer() {
    for (int i = 0; i < TRIES; i++) {
      try {
        isInUse();
        return;
      } catch (NoAnswerException e) {
        if (i + 1 == TRIES) {
          etcd.close();
          throw new IllegalStateException("etcd does not answer at " + endpoints, e);
        }
      }
    }
  }

  private boolean isInUse() throws NoAnswerException {
    var truth = new GroupTruth(WORLD, etcd);
    return truth.read(0).getKvs().stream().anyMatch(key -> !truth.member(key).isEmpty());
  }

  /** Ours; empty where we do not control the servers. */
  Optional<EtcdCluster> cluster() {
    return cluster;
  }

  /** With no link in between. */
  public List<URI> endpoints() {
    return endpoints;
  }

  /** A new way to them, for one client. */
  public ClientLinks links() {
    return new ClientLinks(endpoints);
  }

  /** For looking and for administration. */
  public Etcd etcd() {
    return etcd;
  }

  /** How many leases there are. */
  public int leases() {
    return Leases.count(endpoints);
  }

  /** Makes the registers that {@code locks} locks and the leadership protect. */
  public void createRegisters(int locks) throws NoAnswerException {
    for (String name : MemberPlan.registers(locks)) {
      FencedRegister.create(WORLD, etcd, name);
    }
  }

  /** The keys that somebody has who holds a lock, waits for one, or runs for the leadership. */
  List<String> lockKeys() throws NoAnswerException {
    List<String> found = new ArrayList<>();
    for (String prefix : WORLD.lockPrefixes()) {
      etcd
          .anywhere(kv -> kv.get(key(prefix), GetOption.builder().isPrefix(true).build()))
          .getKvs()
          .stream()
          .map(Servers::describe)
          .forEach(found::add);
    }
    return found;
  }

  private static String describe(KeyValue key) {
    return key.getKey().toString(UTF_8) + "@" + Long.toHexString(key.getLease());
  }

  private void clear() throws NoAnswerException {
    for (String prefix : WORLD.prefixes()) {
      etcd.anywhere(kv -> kv.delete(key(prefix), DeleteOption.builder().isPrefix(true).build()));
    }
  }

  @Override
  public void close() {
    try {
      if (cluster.isEmpty()) {
        clear();
      }
    } catch (NoAnswerException e) {
      throw new IllegalStateException("could not delete our keys at " + endpoints, e);
    } finally {
      etcd.close();
      cluster.ifPresent(EtcdCluster::close);
    }
  }
}
