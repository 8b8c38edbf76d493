package io.ironicinspector.coordination.adapter.etcd;

import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.Ticker;
import io.ironicinspector.coordination.adapter.thread.Backoff;
import java.time.Duration;
import java.util.function.Consumer;

/**
 * The life of one lease: CONNECTING until it is granted, then renewed at a third of its time; see
 * {@link SessionState} for the arrows. A lost session does not come back, its owner makes another.
 *
 * <p>One thread drives it by calling {@link #step()}; everything else may be called by any.
 */
final class EtcdSession {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);

  private final Leases leases;
  private final Duration wantedTtl;
  private final Ticker ticker;
  private final OutageLog outages;
  private final Consumer<SessionState> arrows;
  private final Backoff backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);

  private volatile SessionState state = SessionState.CONNECTING;
  private volatile LeaseTerm term;
  private volatile String store;
  private volatile boolean doubted;

  /**
   * @param arrows told each new state once, by the driving thread or by who closes
   */
  EtcdSession(
      Leases leases,
      Duration wantedTtl,
      Ticker ticker,
      OutageLog outages,
      Consumer<SessionState> arrows) {
    this.leases = leases;
    this.wantedTtl = wantedTtl;
    this.ticker = ticker;
    this.outages = outages;
    this.arrows = arrows;
  }

  /** Does what is due. @return how long nothing else will be */
  Duration step() {
    return switch (state) {
      case CONNECTING -> connect();
      case ACTIVE, SUSPECT -> keep();
      case LOST, CLOSED -> Duration.ZERO;
    };
  }

  private Duration connect() {
    try {
      Leases.Grant grant = leases.grant(wantedTtl, wantedTtl.dividedBy(2));
      store = grant.store();
      confirmed(new LeaseTerm(grant.lease(), grant.sentNanos(), grant.ttl()));
      return untilRenewal();
    } catch (CoordinationUnavailableException e) {
      return failed(e);
    }
  }

  private Duration keep() {
    long now = ticker.nanos();
    LeaseTerm held = term;
    SessionState due = held.stateAt(now);
    if (due != SessionState.ACTIVE) {
      to(due);
    }
    if (due == SessionState.LOST) {
      return Duration.ZERO;
    }
    return doubted || now - held.renewNanos() >= 0 ? renew(held, now) : untilRenewal();
  }

  private Duration renew(LeaseTerm held, long sent) {
    doubted = false;
    try {
      Duration ttl = leases.renew(held.lease(), patience(held, sent));
      // The answer to a thread that slept too long revives nothing: isValid() has said no already.
      boolean tooLate = held.stateAt(ticker.nanos()) == SessionState.LOST;
      if (tooLate || ttl.isZero()) {
        to(SessionState.LOST);
        return Duration.ZERO;
      }
      confirmed(held.renewed(sent, ttl));
      return untilRenewal();
    } catch (CoordinationUnavailableException e) {
      Duration pause = failed(e);
      Duration boundary = Duration.ofNanos(nextBoundary(held, ticker.nanos()) - ticker.nanos());
      return pause.compareTo(boundary) < 0 ? pause : atLeastZero(boundary);
    }
  }

  // One attempt takes a sixth of the lease, so that there is time for another one elsewhere; and
  // it ends where the state must change.
  private static Duration patience(LeaseTerm held, long now) {
    long nanos = Math.min(held.ttl().toNanos() / 6, nextBoundary(held, now) - now);
    return Duration.ofNanos(Math.max(nanos, 1_000_000));
  }

  private static long nextBoundary(LeaseTerm held, long now) {
    return held.suspectNanos() - now > 0 ? held.suspectNanos() : held.lostNanos();
  }

  private void confirmed(LeaseTerm now) {
    term = now;
    backoff.reset();
    outages.answered();
    to(SessionState.ACTIVE);
  }

  private Duration failed(CoordinationUnavailableException failure) {
    // Interrupted means that the session is being closed, which is no outage.
    if (!Thread.currentThread().isInterrupted()) {
      outages.failed(failure);
    }
    return backoff.pause();
  }

  private Duration untilRenewal() {
    return atLeastZero(Duration.ofNanos(term.renewNanos() - ticker.nanos()));
  }

  private static Duration atLeastZero(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  /** Ends the session on this side; the lease is left to {@link #lease()}'s owner. */
  void close() {
    to(SessionState.CLOSED);
  }

  private synchronized void to(SessionState next) {
    if (state != next && state != SessionState.CLOSED) {
      state = next;
      arrows.accept(next);
    }
  }

  SessionState state() {
    return state;
  }

  /**
   * Whether the lease may be relied upon at this moment, told by the clock and not by what the
   * driving thread last came to see.
   */
  boolean isActive() {
    LeaseTerm held = term;
    return state == SessionState.ACTIVE
        && held != null
        && held.stateAt(ticker.nanos()) == SessionState.ACTIVE;
  }

  /** Whether the store drops, or has dropped, what hangs on the lease. */
  boolean hasEnded() {
    return switch (state) {
      case LOST, CLOSED -> true;
      case CONNECTING, ACTIVE, SUSPECT -> false;
    };
  }

  /** Whether there was ever a lease; it may have ended. */
  boolean hasLease() {
    return term != null;
  }

  /** Its id. Only where {@link #hasLease()}. */
  long lease() {
    return term.lease();
  }

  /** The name of the store it belongs to. Only where {@link #hasLease()}. */
  String store() {
    return store;
  }

  /** Lets the next {@link #step()} ask the store, whenever it would have asked by itself. */
  void doubt() {
    doubted = true;
  }

  /** How long the lease certainly runs if the store is not heard of again. */
  Duration remaining() {
    LeaseTerm held = term;
    return held == null || hasEnded()
        ? Duration.ZERO
        : atLeastZero(Duration.ofNanos(held.lostNanos() - ticker.nanos()));
  }

  /** How long the store gave it at the last renewal. Only where {@link #hasLease()}. */
  Duration ttl() {
    return term.ttl();
  }
}
