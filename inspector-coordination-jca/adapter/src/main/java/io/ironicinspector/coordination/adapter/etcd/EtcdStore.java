package io.ironicinspector.coordination.adapter.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.ClientBuilder;
import io.etcd.jetcd.Txn;
import io.etcd.jetcd.Watch.Listener;
import io.etcd.jetcd.Watch.Watcher;
import io.etcd.jetcd.common.exception.ErrorCode;
import io.etcd.jetcd.common.exception.EtcdException;
import io.etcd.jetcd.kv.GetResponse;
import io.etcd.jetcd.kv.TxnResponse;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.WatchOption;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.adapter.settings.Store;
import io.ironicinspector.coordination.adapter.settings.Tls;
import io.ironicinspector.coordination.adapter.thread.OwnThreads;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;

/**
 * etcd, through jetcd's client: every call ends within its timeout, is made once, and fails as
 * {@link CoordinationUnavailableException}. A call that failed may have been carried out.
 *
 * <p>Thread-safe. The client is replaced by {@link #reconnect()}; watches end with the old one.
 */
final class EtcdStore implements Leases, AutoCloseable {
  private static final GetOption COUNT = GetOption.builder().withCountOnly(true).build();

  private final Store settings;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(OwnThreads.named("coordination-etcd"));
  private final ClientBuilder builder;
  private Client client;
  private boolean closed;

  /**
   * @param timeout of calls that are not given one, and of the set-up of a connection
   */
  EtcdStore(Store settings, Duration timeout) {
    this.settings = settings;
    this.builder = builder(timeout);
    ClientThreads.opened();
  }

  private ClientBuilder builder(Duration timeout) {
    ClientBuilder building =
        Client.builder()
            .endpoints(settings.endpoints())
            .executorService(threads)
            // A connection that cannot be made fails the call at once instead of at its timeout.
            .waitForReady(false)
            .connectTimeout(timeout)
            .retryMaxAttempts(0)
            .interceptor(new CallDeadlines(timeout));
    settings
        .credentials()
        .ifPresent(
            own ->
                building
                    .user(ByteSequence.from(own.user(), UTF_8))
                    .password(ByteSequence.from(own.password(), UTF_8)));
    settings.tls().ifPresent(tls -> secure(building, tls));
    return building;
  }

  private static void secure(ClientBuilder building, Tls tls) {
    try {
      building.sslContext(
          context -> {
            context.trustManager(tls.trusted().toFile());
            tls.identity()
                .ifPresent(
                    own -> context.keyManager(own.certificate().toFile(), own.key().toFile()));
          });
    } catch (SSLException e) {
      throw new IllegalArgumentException("[etcd] the certificates cannot be used: " + tls, e);
    }
  }

  private synchronized Client client() {
    if (closed) {
      throw new CoordinationUnavailableException("the connection to etcd was closed");
    }
    if (client == null) {
      client = builder.build();
    }
    return client;
  }

  @Override
  public synchronized void reconnect() {
    if (client != null) {
      client.close();
      client = null;
    }
  }

  /** Linearizable. */
  GetResponse get(ByteSequence key, GetOption option, Duration timeout) {
    // In a transaction, because jetcd logs a line for each plain read that fails.
    TxnResponse read = txn(txn -> txn.Then(Op.get(key, option)), timeout);
    return read.getGetResponses().get(0);
  }

  TxnResponse txn(UnaryOperator<Txn> body, Duration timeout) {
    return await("transaction", timeout, etcd -> body.apply(etcd.getKVClient().txn()).commit());
  }

  /** Ends by an error or a completion told to the listener; it never resumes by itself then. */
  Watcher watch(ByteSequence key, WatchOption option, Listener listener) {
    return client().getWatchClient().watch(key, option, listener);
  }

  @Override
  public Grant grant(Duration ttl, Duration timeout) {
    // Whether anybody answers, asked first because jetcd logs a line for each grant that fails.
    get(ByteSequence.from("tooz", UTF_8), COUNT, timeout);
    var granted =
        await(
            "lease grant",
            timeout,
            etcd ->
                etcd.getLeaseClient()
                    .grant(ttl.toSeconds(), timeout.toNanos(), TimeUnit.NANOSECONDS));
    return new Grant(granted.getID(), Duration.ofSeconds(granted.getTTL()));
  }

  @Override
  public Duration renew(long lease, Duration timeout) {
    try {
      var renewed =
          await("lease renewal", timeout, etcd -> etcd.getLeaseClient().keepAliveOnce(lease));
      return Duration.ofSeconds(renewed.getTTL());
    } catch (CoordinationUnavailableException e) {
      if (isNotFound(e)) {
        return Duration.ZERO;
      }
      throw e;
    }
  }

  private static boolean isNotFound(CoordinationUnavailableException e) {
    return e.getCause() instanceof EtcdException etcd && etcd.getErrorCode() == ErrorCode.NOT_FOUND;
  }

  @Override
  public void revoke(long lease, Duration timeout) {
    await("lease revocation", timeout, etcd -> etcd.getLeaseClient().revoke(lease));
  }

  private <T> T await(String what, Duration timeout, Function<Client, CompletableFuture<T>> call) {
    try {
      return call.apply(client()).get(timeout.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw failure(what, "no answer within " + timeout.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      throw failure(what, reason(e.getCause()), e.getCause());
    } catch (RejectedExecutionException | EtcdException e) {
      throw failure(what, "the client is being closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(what, "interrupted", e);
    }
  }

  // "UNAVAILABLE: io exception" alone tells nobody that the connection was refused.
  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.equals(failure)
        ? failure.getMessage()
        : failure.getMessage() + " (" + root.getMessage() + ")";
  }

  private CoordinationUnavailableException failure(String what, String why, Throwable cause) {
    return new CoordinationUnavailableException(
        "etcd at " + settings + ": " + what + ": " + why, cause);
  }

  @Override
  public void close() {
    close(Duration.ofSeconds(2));
  }

  /** Ends the connections, and within {@code patience} the threads behind them. */
  void close(Duration patience) {
    synchronized (this) {
      if (closed) {
        return;
      }
      reconnect();
      closed = true;
    }
    threads.shutdownNow();
    ClientThreads.closed(patience);
  }
}
