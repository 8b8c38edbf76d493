package io.ironicinspector.api.auth;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Supplier;

/**
 * What Keystone said of tokens, for a while and never beyond a token's end. Of several threads with
 * the same new token one asks and the others wait for its answer. Keeps digests, not tokens.
 * Thread-safe.
 */
final class TokenCache {
  private static final int MAX = 10_000;

  private final Duration maxAge;
  private final Clock clock;
  private final ConcurrentMap<String, CompletableFuture<Optional<Known>>> asked =
      new ConcurrentHashMap<>();
  private final Map<String, Entry> entries =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Entry> eldest) {
          return size() > MAX;
        }
      };

  /** A valid token. */
  record Known(Identity identity, Instant expiresAt) {}

  private record Entry(Known known, Instant until) {}

  /** Zero keeps nothing. */
  TokenCache(Duration maxAge, Clock clock) {
    this.maxAge = maxAge;
    this.clock = clock;
  }

  /** From the cache, else what {@code ask} says, empty for a token that is not valid. */
  Optional<Identity> find(String token, Supplier<Optional<Known>> ask) {
    String digest = digest(token);
    Optional<Known> known = cached(digest);
    if (known.isEmpty()) {
      known = askOnce(digest, ask);
    }
    return known.filter(this::lives).map(Known::identity);
  }

  private boolean lives(Known known) {
    return clock.instant().isBefore(known.expiresAt());
  }

  private Optional<Known> cached(String digest) {
    synchronized (entries) {
      return Optional.ofNullable(entries.get(digest))
          .filter(entry -> clock.instant().isBefore(entry.until()))
          .map(Entry::known);
    }
  }

  private Optional<Known> askOnce(String digest, Supplier<Optional<Known>> ask) {
    CompletableFuture<Optional<Known>> mine = new CompletableFuture<>();
    CompletableFuture<Optional<Known>> others = asked.putIfAbsent(digest, mine);
    if (others != null) {
      return joined(others);
    }
    try {
      Optional<Known> answer = ask.get();
      answer.ifPresent(known -> keep(digest, known));
      mine.complete(answer);
      return answer;
    } catch (RuntimeException e) {
      mine.completeExceptionally(e);
      throw e;
    } finally {
      asked.remove(digest);
    }
  }

  // Bounded: the thread that asks has time-outs.
  private static Optional<Known> joined(CompletableFuture<Optional<Known>> others) {
    try {
      return others.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw e;
    }
  }

  private void keep(String digest, Known known) {
    synchronized (entries) {
      entries.put(digest, new Entry(known, clock.instant().plus(maxAge)));
    }
  }

  private static String digest(String token) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}
