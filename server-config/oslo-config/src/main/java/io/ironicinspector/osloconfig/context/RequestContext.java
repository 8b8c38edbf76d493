package io.ironicinspector.osloconfig.context;

import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The request that a thread works for. Printed in each of its log lines as {@code [<global id>
 * <request id> <user> <project> ...]}. Immutable, thread-safe.
 *
 * <p>A thread has at most one. It does not pass to other threads by itself: give them {@link
 * #carry(Runnable)}. Whoever opens it closes it, in the same thread.
 *
 * @param requestId of this service's request, {@code req-} and a UUID
 * @param globalRequestId given by the client, for all that was done for it
 * @param caller who asks
 */
public record RequestContext(String requestId, Optional<String> globalRequestId, Caller caller) {
  private static final ThreadLocal<RequestContext> CURRENT = new ThreadLocal<>();
  private static final String PREFIX = "req-";
  private static final int LENGTH = PREFIX.length() + 36;

  /**
   * Checks both ids: they are printed, and come over the wire.
   *
   * @throws IllegalArgumentException if one is not {@code req-} and a UUID
   */
  public RequestContext {
    Objects.requireNonNull(caller, "caller");
    requireId(requestId);
    globalRequestId.ifPresent(RequestContext::requireId);
  }

  private static void requireId(String id) {
    if (!isId(id)) {
      throw new IllegalArgumentException("a request id is req- and a UUID");
    }
  }

  /** Whether the text may be an id: {@code req-} and a UUID. */
  public static boolean isId(String text) {
    if (text.length() != LENGTH || !text.startsWith(PREFIX)) {
      return false;
    }
    for (int at = PREFIX.length(); at < LENGTH; at++) { // a stream took 2 % of a short answer
      if (!isPart(at, text.charAt(at))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPart(int at, char c) {
    return switch (at - PREFIX.length()) {
      case 8, 13, 18, 23 -> c == '-';
      default -> HexFormat.isHexDigit(c);
    };
  }

  /** A new one, by a generator that waits for nothing: it is unique, not secret. */
  public static String newId() {
    Random random = ThreadLocalRandom.current();
    long high = (random.nextLong() & ~0xF000L) | 0x4000L; // version 4
    long low = (random.nextLong() >>> 2) | Long.MIN_VALUE; // variant of RFC 9562
    return PREFIX + new UUID(high, low);
  }

  /** A request of nobody in particular, with a new id. */
  public static RequestContext create() {
    return new RequestContext(newId(), Optional.empty(), Caller.NOBODY);
  }

  /** The same request, now that it is known who asks. */
  public RequestContext with(Caller known) {
    return new RequestContext(requestId, globalRequestId, known);
  }

  /** That of the calling thread. */
  public static Optional<RequestContext> current() {
    return Optional.ofNullable(CURRENT.get());
  }

  /** Makes this the calling thread's, until the result is closed. Nests. */
  public Scope open() {
    return swap(this);
  }

  /** {@code task}, for another thread, with the calling thread's context if it has one. */
  public static Runnable carry(Runnable task) {
    RequestContext context = CURRENT.get();
    return () -> {
      Scope scope = swap(context);
      try {
        task.run();
      } finally {
        scope.close();
      }
    };
  }

  /** As {@link #carry(Runnable)}. */
  public static <T> Callable<T> carry(Callable<T> task) {
    RequestContext context = CURRENT.get();
    return () -> {
      Scope scope = swap(context);
      try {
        return task.call();
      } finally {
        scope.close();
      }
    };
  }

  /**
   * {@code stage}, whose dependents run with the calling thread's context if it has one, whatever
   * thread completes it. Cancelling the result does not cancel {@code stage}.
   */
  public static <T> CompletableFuture<T> carry(CompletableFuture<T> stage) {
    RequestContext context = CURRENT.get();
    CompletableFuture<T> carried = new CompletableFuture<>();
    var unused =
        stage.whenComplete(
            (result, failure) -> {
              Scope scope = swap(context);
              try {
                if (failure == null) {
                  carried.complete(result);
                } else {
                  carried.completeExceptionally(failure);
                }
              } finally {
                scope.close();
              }
            });
    return carried;
  }

  private static Scope swap(RequestContext next) {
    RequestContext before = CURRENT.get();
    set(next);
    return new Scope(before);
  }

  private static void set(RequestContext context) {
    if (context == null) {
      // Pooled threads must not keep an entry.
      CURRENT.remove();
    } else {
      CURRENT.set(context);
    }
  }

  /** Gives the thread back what it had before. Close it in the thread that opened it. */
  public static final class Scope implements AutoCloseable {
    private final RequestContext before;

    private Scope(RequestContext before) {
      this.before = before;
    }

    @Override
    public void close() {
      set(before);
    }
  }
}
