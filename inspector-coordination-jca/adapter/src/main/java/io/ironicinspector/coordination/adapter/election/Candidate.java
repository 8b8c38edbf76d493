package io.ironicinspector.coordination.adapter.election;

import io.ironicinspector.coordination.Candidacy;
import io.ironicinspector.coordination.CoordinationUnavailableException;
import io.ironicinspector.coordination.ElectionName;
import io.ironicinspector.coordination.Leadership;
import io.ironicinspector.coordination.LeadershipListener;
import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.group.Delivery;
import io.ironicinspector.coordination.adapter.lock.Locks;
import io.ironicinspector.coordination.adapter.thread.Backoff;
import io.ironicinspector.coordination.adapter.thread.OwnThreads;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Runs for a leadership by waiting for its lock, on a thread of its own, again after each loss. Who
 * runs calls {@link #look()} whenever the session changes. Thread-safe.
 */
final class Candidate implements Candidacy {
  private static final Logger LOG = Logger.getLogger(Candidate.class.getName());
  private static final Duration ONE_WAIT = Duration.ofHours(1);
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(3);
  private static final Duration RESIGNATION = Duration.ofSeconds(2);

  private final ElectionName election;
  private final Locks locks;
  private final LeadershipListener listener;
  private final Consumer<Candidate> gone;
  private final Delivery delivery = new Delivery("coordination-leader");
  private final Thread thread;
  private LockGrant grant;
  private boolean told;
  private boolean closed;

  /**
   * @param locks gives each election's lock under the election's name
   * @param gone told when the candidacy was closed
   */
  Candidate(
      ElectionName election, Locks locks, LeadershipListener listener, Consumer<Candidate> gone) {
    this.election = election;
    this.locks = locks;
    this.listener = listener;
    this.gone = gone;
    this.thread = OwnThreads.named("coordination-candidate").newThread(this::run);
  }

  void start() {
    thread.start();
  }

  private void run() {
    var backoff = new Backoff(FIRST_PAUSE, LONGEST_PAUSE);
    try {
      while (!isClosed()) {
        if (ran()) {
          backoff.reset();
        } else {
          TimeUnit.NANOSECONDS.sleep(backoff.pause().toNanos());
        }
      }
    } catch (InterruptedException e) {
      // Nobody else interrupts this thread: the candidacy was closed.
      Thread.currentThread().interrupt();
    }
  }

  private boolean ran() throws InterruptedException {
    try {
      Optional<LockGrant> won = locks.tryLock(new LockName(election.value()), ONE_WAIT);
      if (won.isPresent()) {
        lead(won.get());
      }
      return true;
    } catch (CoordinationUnavailableException e) {
      // The session tells the administrator that the store does not answer.
      LOG.log(Level.FINE, "running for " + election + " again later", e);
      return false;
    } catch (RuntimeException e) {
      // The top of the thread: the wish to lead must not end before it is taken back.
      LOG.log(Level.WARNING, "running for " + election + " failed, trying again later", e);
      return false;
    }
  }

  private void lead(LockGrant won) throws InterruptedException {
    if (!accept(won)) {
      won.close();
      return;
    }
    won.onLost(() -> lost(won));
    synchronized (this) {
      while (grant != null) {
        wait();
      }
    }
  }

  private synchronized boolean accept(LockGrant won) {
    if (!closed) {
      grant = won;
      look();
    }
    return !closed;
  }

  private synchronized void lost(LockGrant ended) {
    if (grant == ended) {
      grant = null;
      look();
      notifyAll();
    }
  }

  /** Tells the listener if it leads now and did not, or the other way round. Does not block. */
  synchronized void look() {
    boolean leads = leads();
    if (leads && !told) {
      told = true;
      var leadership = new HeldLeadership(election, grant);
      delivery.execute(() -> listener.onElected(leadership));
    } else if (!leads && told) {
      told = false;
      delivery.execute(() -> listener.onDemoted(election));
    }
  }

  private boolean leads() {
    return grant != null && grant.isValid();
  }

  @Override
  public ElectionName election() {
    return election;
  }

  @Override
  public synchronized Optional<Leadership> leadership() {
    return leads() ? Optional.of(new HeldLeadership(election, grant)) : Optional.empty();
  }

  @Override
  public void close() {
    // Told before another one can lead.
    withdraw().ifPresent(LockGrant::close);
    join(RESIGNATION);
    gone.accept(this);
  }

  /** Runs no more and tells so. @return the lock that is to be given back */
  Optional<LockGrant> withdraw() {
    Optional<LockGrant> held;
    synchronized (this) {
      held = Optional.ofNullable(grant);
      closed = true;
      grant = null;
      look();
    }
    delivery.finish();
    thread.interrupt();
    return held;
  }

  /** Waits for the thread to end. */
  void join(Duration patience) {
    try {
      thread.join(patience.toMillis() + 1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized boolean isClosed() {
    return closed;
  }

  private record HeldLeadership(ElectionName election, LockGrant grant) implements Leadership {
    @Override
    public long fencingToken() {
      return grant.fencingToken();
    }

    @Override
    public String store() {
      return grant.store();
    }

    @Override
    public boolean isValid() {
      return grant.isValid();
    }
  }
}
