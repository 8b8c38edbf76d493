package io.ironicinspector.coordination.torture.naive;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.lease.LeaseKeepAliveResponse;
import io.etcd.jetcd.op.Cmp;
import io.etcd.jetcd.op.CmpTarget;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.PutOption;
import io.grpc.stub.StreamObserver;
import io.ironicinspector.coordination.Candidacy;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.ElectionName;
import io.ironicinspector.coordination.GroupName;
import io.ironicinspector.coordination.GroupSnapshot;
import io.ironicinspector.coordination.HeldLock;
import io.ironicinspector.coordination.Leader;
import io.ironicinspector.coordination.LeadershipListener;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.MembershipListener;
import io.ironicinspector.coordination.PaceName;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.Subscription;
import io.ironicinspector.coordination.adapter.Coordinator;
import io.ironicinspector.coordination.adapter.CoordinatorStatus;
import io.ironicinspector.coordination.torture.cluster.Etcd;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * The adapter's protections switched off, one client for all controls of the fault tests: jetcd
 * keeps its lease and nobody hears of its end; a lock is believed until it is given back; a
 * membership is written once; the group is what a watch told last; a stop waits for the store. Only
 * locks and groups. Thread-safe.
 */
public final class NaiveCoordinator implements Coordinator {
  private static final Duration POLL = Duration.ofMillis(200);
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Client client;
  private final Duration ttl;
  private final String lockPrefix;
  private NaiveGroup group;
  private long lease;

  /** Takes jetcd as it comes. */
  public NaiveCoordinator(List<URI> endpoints, Duration ttl, String lockPrefix) {
    this.client = Client.builder().endpoints(endpoints).build();
    this.ttl = ttl;
    this.lockPrefix = lockPrefix;
  }

  @Override
  public void start() {
    lease = await(client.getLeaseClient().grant(ttl.toSeconds())).getID();
    client.getLeaseClient().keepAlive(lease, new NobodyListens());
  }

  /** For tests: whose lease it is. */
  public long lease() {
    return lease;
  }

  @Override
  public Optional<LockGrant> tryLock(LockName name, Duration wait) throws InterruptedException {
    long deadline = System.nanoTime() + wait.toNanos();
    ByteSequence key = Etcd.key("/tooz/locks" + lockPrefix + "." + name);
    var free = new Cmp(key, Cmp.Op.EQUAL, CmpTarget.createRevision(0));
    Op put = Op.put(key, Etcd.key(UUID.randomUUID().toString()), leased());
    while (true) {
      var answer = await(client.getKVClient().txn().If(free).Then(put).commit());
      if (answer.isSucceeded()) {
        return Optional.of(new NaiveGrant(client, name, key, answer.getHeader().getRevision()));
      }
      if (System.nanoTime() - deadline > 0) {
        return Optional.empty();
      }
      TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
    }
  }

  @Override
  public void join(GroupName name, MemberId member, Map<String, String> metadata) {
    ByteSequence key = Etcd.key("tooz/groups/" + name + "/" + member);
    // As tooz does: somebody of that name is there, so all is well.
    var absent = new Cmp(key, Cmp.Op.EQUAL, CmpTarget.createRevision(0));
    Op put = Op.put(key, ByteSequence.from(new byte[] {(byte) 0xc0}), leased());
    await(client.getKVClient().txn().If(absent).Then(put).commit());
  }

  private PutOption leased() {
    return PutOption.builder().withLeaseId(lease).build();
  }

  @Override
  public synchronized GroupSnapshot members(GroupName name) {
    if (group == null) {
      ByteSequence prefix = Etcd.key("tooz/groups/" + name + "/");
      var all = GetOption.builder().isPrefix(true).build();
      var found = await(client.getKVClient().get(prefix, all));
      group = new NaiveGroup(client, prefix, found);
    }
    return group.snapshot();
  }

  @Override
  public Subscription watch(GroupName name, MembershipListener listener) {
    return watchSession(listener::onSession);
  }

  @Override
  public Subscription watchSession(Consumer<SessionState> listener) {
    listener.accept(SessionState.ACTIVE);
    return () -> {};
  }

  @Override
  public SessionState sessionState() {
    return SessionState.ACTIVE;
  }

  private static <T> T await(CompletableFuture<T> call) {
    try {
      return call.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new CoordinationUnavailableException("etcd: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CoordinationUnavailableException("interrupted", e);
    }
  }

  @Override
  public void close() {
    try {
      client.getLeaseClient().revoke(lease).get();
    } catch (ExecutionException e) {
      // It had ended before. Nobody looks.
      return;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      client.close();
    }
  }

  @Override
  public List<HeldLock> locks() {
    throw absent();
  }

  @Override
  public boolean forceRelease(LockName name, long fencingToken) {
    throw absent();
  }

  @Override
  public GroupName group() {
    throw absent();
  }

  @Override
  public void leave(GroupName name, MemberId member) {
    throw absent();
  }

  @Override
  public Candidacy runFor(ElectionName election, LeadershipListener listener) {
    throw absent();
  }

  @Override
  public Optional<Leader> leader(ElectionName election) {
    throw absent();
  }

  @Override
  public boolean awaitTurn(PaceName pace, Duration interval, Duration wait) {
    throw absent();
  }

  @Override
  public CoordinatorStatus status() {
    throw absent();
  }

  private static CoordinationUnavailableException absent() {
    return new CoordinationUnavailableException("tooz has nothing like it on etcd");
  }

  private static final class NobodyListens implements StreamObserver<LeaseKeepAliveResponse> {
    @Override
    public void onNext(LeaseKeepAliveResponse response) {
      // All is well.
    }

    @Override
    public void onError(Throwable failure) {
      // Nobody looks.
    }

    @Override
    public void onCompleted() {
      // Nobody looks.
    }
  }
}
