package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.Txn;
import io.etcd.jetcd.Watch.Listener;
import io.etcd.jetcd.Watch.Watcher;
import io.etcd.jetcd.common.exception.EtcdException;
import io.etcd.jetcd.kv.GetResponse;
import io.etcd.jetcd.kv.TxnResponse;
import io.etcd.jetcd.op.Op;
import io.etcd.jetcd.options.GetOption;
import io.etcd.jetcd.options.WatchOption;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.adapter.settings.Store;
import io.netty.util.concurrent.FastThreadLocal;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * etcd, through jetcd's client: every call ends within its timeout and fails as {@link
 * CoordinationUnavailableException}; one that failed may have been carried out, see {@link
 * Failures}. After a failure the next call goes to another member.
 *
 * <p>Thread-safe. Watches end whenever the member is changed.
 */
final class EtcdStore implements AutoCloseable {
  private static final Duration PROBE = Duration.ofSeconds(1);

  private final Store settings;
  private final Duration timeout;
  private final EtcdClients clients;
  private final FailureText texts;
  private final Permissions permissions;

  /**
   * @param timeout of calls that are not given one
   * @param permissions that the user of the settings needs
   */
  EtcdStore(Store settings, Duration timeout, Permissions permissions) {
    this.settings = settings;
    this.timeout = timeout;
    this.clients = new EtcdClients(settings, timeout);
    this.texts = new FailureText(settings);
    this.permissions = permissions;
  }

  /** Of calls that are not given one. */
  Duration timeout() {
    return timeout;
  }

  /** Linearizable. */
  GetResponse get(ByteSequence key, GetOption option) {
    return get(key, option, timeout);
  }

  GetResponse get(ByteSequence key, GetOption option, Duration patience) {
    // In a transaction, because jetcd logs a line for each plain read that fails.
    return txnAgain(txn -> txn.Then(Op.get(key, option)), patience).getGetResponses().get(0);
  }

  /** Once. */
  TxnResponse txn(UnaryOperator<Txn> body) {
    return call("transaction", timeout, etcd -> body.apply(etcd.getKVClient().txn()).commit());
  }

  /** For what may be done twice: another member is asked if the first one does not answer. */
  TxnResponse txnAgain(UnaryOperator<Txn> body) {
    return txnAgain(body, timeout);
  }

  private TxnResponse txnAgain(UnaryOperator<Txn> body, Duration patience) {
    return again("transaction", patience, etcd -> body.apply(etcd.getKVClient().txn()).commit());
  }

  /** Ends by an error or a completion told to the listener; it never resumes by itself then. */
  Watcher watch(ByteSequence key, WatchOption option, Listener listener) {
    try {
      return clients.current().getWatchClient().watch(key, option, listener);
    } catch (RejectedExecutionException | EtcdException e) {
      throw failure("watch", "the client is being closed", e);
    } finally {
      leaveThread();
    }
  }

  /**
   * One call to one member. One without an answer in time ends with its client, which is closed: a
   * deadline of gRPC's own would start and wake a timer for each call. One that is interrupted is
   * left to be answered, or to end with its client later.
   */
  <T> T call(String what, Duration patience, Function<Client, CompletableFuture<T>> call) {
    Client client = clients.current();
    try {
      return call.apply(client).get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      clients.replace(client);
      throw failure(what, "no answer within " + patience.toMillis() + " ms", e);
    } catch (ExecutionException e) {
      if (Failures.isOfOneConnection(e.getCause())) {
        clients.replace(client);
      }
      throw failure(what, reason(client, e.getCause()), e.getCause());
    } catch (RejectedExecutionException | EtcdException e) {
      throw failure(what, "the client is being closed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failure(what, "interrupted", e);
    } finally {
      leaveThread();
    }
  }

  // The thread is an application's or the server's: what netty keeps in it would keep our class
  // loader after the adapter is gone.
  private static void leaveThread() {
    FastThreadLocal.removeAll();
  }

  /** The call to one member after the other, until one answers; the only one is asked twice. */
  <T> T again(String what, Duration patience, Function<Client, CompletableFuture<T>> call) {
    for (int rest = tries() - 1; rest > 0; rest--) {
      try {
        return call(what, patience, call);
      } catch (CoordinationUnavailableException e) {
        if (Thread.currentThread().isInterrupted() || !Failures.isOfOneConnection(e.getCause())) {
          throw e;
        }
      }
    }
    return call(what, patience, call);
  }

  /** How many calls {@link #again} makes at most. */
  int tries() {
    return Math.max(clients.count(), 2);
  }

  private String reason(Client client, Throwable failure) {
    if (!Failures.isDenied(failure)) {
      return texts.of(failure);
    }
    return permissions
        .missing(body -> isAllowed(client, body))
        .map(missing -> "user " + texts.user() + " " + missing)
        .orElseGet(() -> texts.of(failure));
  }

  private static boolean isAllowed(Client client, UnaryOperator<Txn> body) {
    try {
      body.apply(client.getKVClient().txn()).commit().get(PROBE.toNanos(), TimeUnit.NANOSECONDS);
      return true;
    } catch (ExecutionException e) {
      return !Failures.isDenied(e.getCause());
    } catch (TimeoutException | RejectedExecutionException | EtcdException e) {
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return true;
    }
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
    clients.close(patience);
    leaveThread();
  }
}
