package io.ironicinspector.simulator.call;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The newest 10,000 calls, in the order of arrival. Thread-safe. */
public final class Calls {
  private static final int KEPT = 10_000;
  private final Deque<Call> calls = new ArrayDeque<>();

  public synchronized void add(Call call) {
    if (calls.size() == KEPT) {
      calls.removeFirst();
    }
    calls.addLast(call);
  }

  public synchronized List<Call> list() {
    return List.copyOf(calls);
  }

  public synchronized void clear() {
    calls.clear();
  }
}
