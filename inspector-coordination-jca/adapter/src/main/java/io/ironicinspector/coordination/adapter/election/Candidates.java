package io.ironicinspector.coordination.adapter.election;

import io.ironicinspector.coordination.Candidacy;
import io.ironicinspector.coordination.ElectionName;
import io.ironicinspector.coordination.LeadershipListener;
import io.ironicinspector.coordination.adapter.lock.Locks;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The candidacies of one coordinator. Thread-safe. */
public final class Candidates {
  private final Locks locks;
  private final Set<Candidate> running = ConcurrentHashMap.newKeySet();

  /**
   * @param locks gives each election's lock under the election's name
   */
  public Candidates(Locks locks) {
    this.locks = locks;
  }

  public Candidacy add(ElectionName election, LeadershipListener listener) {
    var candidate = new Candidate(election, locks, listener, running::remove);
    running.add(candidate);
    candidate.start();
    return candidate;
  }

  /** The session changed. Does not block. */
  public void look() {
    running.forEach(Candidate::look);
  }

  /** Ends all of them, and leaves it to the end of the session to free their locks. */
  public void close(Duration patience) {
    List<Candidate> all = List.copyOf(running);
    all.forEach(Candidate::withdraw);
    all.forEach(candidate -> candidate.join(patience.dividedBy(all.size())));
    running.clear();
  }
}
