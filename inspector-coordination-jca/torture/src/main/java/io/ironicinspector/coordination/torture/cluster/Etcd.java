package io.ironicinspector.coordination.torture.cluster;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.ClientBuilder;
import io.etcd.jetcd.KV;
import io.etcd.jetcd.common.exception.EtcdException;
import io.etcd.jetcd.kv.TxnResponse;
import io.etcd.jetcd.maintenance.StatusResponse;
import io.etcd.jetcd.options.CompactOption;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * Plain access to etcd, a client for each node, for what watches and administers the experiment and
 * for the resource that locks protect: it must not share a defect with the adapter. Every call has
 * a deadline. Thread-safe.
 */
public final class Etcd implements AutoCloseable {
  private final List<Client> clients = new ArrayList<>();
  private final List<URI> endpoints;
  private final Duration timeout;
  private final AtomicInteger next = new AtomicInteger();

  /**
   * @param timeout of one call to one node
   */
  public Etcd(List<URI> endpoints, Duration timeout) {
    this.endpoints = List.copyOf(endpoints);
    this.timeout = timeout;
    for (URI endpoint : endpoints) {
      clients.add(builder(endpoint, timeout).build());
    }
  }

  private static ClientBuilder builder(URI endpoint, Duration timeout) {
    return Client.builder()
        .endpoints(endpoint)
        .waitForReady(false)
        .connectTimeout(timeout)
        .retryMaxAttempts(0)
        .interceptor(new Deadline(timeout));
  }

  /** As etcd has keys. */
  public static ByteSequence key(String text) {
    return ByteSequence.from(text, UTF_8);
  }

  /**
   * For calls that may be made twice: asks one node after the other.
   *
   * @throws NoAnswerException if none answered
   */
  public <T> T anywhere(Function<KV, CompletableFuture<T>> call) throws NoAnswerException {
    int first = next.get();
    NoAnswerException failure = null;
    for (int i = 0; i < clients.size(); i++) {
      int node = Math.floorMod(first + i, clients.size());
      try {
        T answer = await(call.apply(clients.get(node).getKVClient()));
        next.set(node);
        return answer;
      } catch (NoAnswerException e) {
        failure = e;
      } catch (RejectedExecutionException e) {
        failure = new NoAnswerException("closed", e);
      }
    }
    throw failure;
  }

  /**
   * For calls that must not be made twice: asks one node, the next time another one if it failed.
   *
   * @throws NoAnswerException if it did not answer; the call may have been carried out all the same
   */
  public TxnResponse once(Function<KV, CompletableFuture<TxnResponse>> call)
      throws NoAnswerException {
    int node = Math.floorMod(next.get(), clients.size());
    try {
      return await(call.apply(clients.get(node).getKVClient()));
    } catch (NoAnswerException e) {
      next.compareAndSet(node, node + 1);
      throw e;
    }
  }

  /** Forgets what was before the newest revision. */
  public void compact() throws NoAnswerException {
    long revision = anywhere(kv -> kv.get(key("x"))).getHeader().getRevision();
    anywhere(kv -> kv.compact(revision, CompactOption.DEFAULT));
  }

  /** Ends a lease under its owner's feet. */
  public void revoke(long lease) throws NoAnswerException {
    int node = Math.floorMod(next.get(), clients.size());
    await(clients.get(node).getLeaseClient().revoke(lease));
  }

  /** Whom the node takes for the leader; empty if it does not answer or knows none. */
  Optional<Long> leader(int node) {
    return status(node).map(StatusResponse::getLeader).filter(leader -> leader != 0);
  }

  boolean isLeader(int node) {
    return status(node)
        .filter(status -> status.getLeader() == status.getHeader().getMemberId())
        .isPresent();
  }

  private Optional<StatusResponse> status(int node) {
    String endpoint = endpoints.get(node).toString();
    try {
      return Optional.of(await(clients.get(node).getMaintenanceClient().statusMember(endpoint)));
    } catch (NoAnswerException e) {
      return Optional.empty();
    }
  }

  private <T> T await(CompletableFuture<T> call) throws NoAnswerException {
    try {
      return call.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException | ExecutionException | EtcdException e) {
      throw new NoAnswerException("etcd: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new NoAnswerException("interrupted", e);
    }
  }

  @Override
  public void close() {
    clients.forEach(Client::close);
  }
}
