package io.ironicinspector.coordination.adapter.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.etcd.jetcd.ByteSequence;
import io.etcd.jetcd.Client;
import io.etcd.jetcd.ClientBuilder;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.adapter.settings.Store;
import io.ironicinspector.coordination.adapter.settings.Tls;
import io.ironicinspector.coordination.adapter.thread.OwnThreads;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLException;

/**
 * The client of one member of etcd at a time, and of the next one as soon as that does not answer.
 * A client of all members would ask a silent one again and again, one call in three. Thread-safe.
 */
final class EtcdClients {
  private static final Duration GRACE = Duration.ofMillis(100);

  private final ExecutorService threads =
      Executors.newCachedThreadPool(OwnThreads.named("coordination-etcd"));
  private final List<ClientBuilder> members;
  private int member;
  private Client client;
  private boolean closed;

  /**
   * @param timeout of the set-up of a connection
   */
  EtcdClients(Store settings, Duration timeout) {
    members =
        settings.endpoints().stream()
            .map(endpoint -> builder(settings, endpoint, timeout, threads))
            .toList();
    // So that the processes do not all crowd around the first one.
    member = ThreadLocalRandom.current().nextInt(members.size());
    ClientThreads.opened();
  }

  private static ClientBuilder builder(
      Store settings, URI endpoint, Duration timeout, ExecutorService threads) {
    ClientBuilder building =
        Client.builder()
            .endpoints(endpoint)
            .executorService(threads)
            // A connection that cannot be made fails the call at once instead of at its timeout.
            .waitForReady(false)
            .connectTimeout(timeout)
            .retryMaxAttempts(0)
            .interceptor(new SingleRenewals(), new PromptAnswers());
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
    } catch (SSLException | IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "[etcd] ca_cert, cert_cert and cert_key must be PEM files, the key in PKCS#8 (BEGIN PRIVATE"
              + " KEY): "
              + e.getMessage(),
          e);
    }
  }

  /** How many members there are to go to. */
  int count() {
    return members.size();
  }

  synchronized Client current() {
    if (closed) {
      throw new CoordinationUnavailableException("the connection to etcd was closed");
    }
    if (client == null) {
      client = members.get(member).build();
    }
    return client;
  }

  /**
   * Goes to the next member, or makes a new connection to the only one, unless that was done
   * already. What is under way on the old client fails soon, and its watches end.
   */
  void replace(Client silent) {
    synchronized (this) {
      if (client != silent) {
        return;
      }
      client = null;
      member = (member + 1) % members.size();
    }
    try {
      threads.execute(() -> closeSoon(silent));
    } catch (RejectedExecutionException e) {
      silent.close();
    }
  }

  // A client whose connection broke is still telling its watches so, and complains if it is closed
  // at that moment.
  private static void closeSoon(Client silent) {
    try {
      TimeUnit.NANOSECONDS.sleep(GRACE.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      silent.close();
    }
  }

  /** Ends the connections, and within {@code patience} the threads behind them. */
  void close(Duration patience) {
    Client last;
    synchronized (this) {
      if (closed) {
        return;
      }
      closed = true;
      last = client;
      client = null;
    }
    if (last != null) {
      last.close();
    }
    threads.shutdownNow();
    long deadline = System.nanoTime() + patience.toNanos();
    try {
      threads.awaitTermination(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    ClientThreads.closed(Duration.ofNanos(deadline - System.nanoTime()));
  }
}
