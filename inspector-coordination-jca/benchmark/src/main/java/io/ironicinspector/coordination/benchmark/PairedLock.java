package io.ironicinspector.coordination.benchmark;

/** A lock that is taken in one step and released in a later one. For one thread. */
final class PairedLock implements Rounds.Step {
  private final Calls calls;
  private final Samples acquire;
  private final Samples release;
  private final Samples both;
  private boolean held;
  private long acquired;

  /**
   * @param name of what is measured
   */
  PairedLock(String name, String acquireName, String releaseName, Calls calls) {
    this.calls = calls;
    this.acquire = new Samples(acquireName);
    this.release = new Samples(releaseName);
    this.both = new Samples(name);
  }

  @Override
  public void run() throws InterruptedException {
    long begin = System.nanoTime();
    if (held) {
      calls.release();
      long released = System.nanoTime() - begin;
      release.add(released);
      both.add(acquired + released);
    } else {
      calls.acquire();
      acquired = System.nanoTime() - begin;
      acquire.add(acquired);
    }
    held = !held;
  }

  Samples acquire() {
    return acquire;
  }

  Samples release() {
    return release;
  }

  Samples both() {
    return both;
  }

  /** The lock that is measured. */
  interface Calls {
    void acquire() throws InterruptedException;

    void release() throws InterruptedException;
  }
}
