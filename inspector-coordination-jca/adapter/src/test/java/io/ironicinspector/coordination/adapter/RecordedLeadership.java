package io.ironicinspector.coordination.adapter;

import io.ironicinspector.coordination.ElectionName;
import io.ironicinspector.coordination.Leadership;
import io.ironicinspector.coordination.LeadershipListener;
import java.util.ArrayList;
import java.util.List;

/** Notes what a candidate is told. Thread-safe. */
public final class RecordedLeadership implements LeadershipListener {
  private final List<String> events = new ArrayList<>();

  @Override
  public synchronized void onElected(Leadership leadership) {
    events.add("elected");
  }

  @Override
  public synchronized void onDemoted(ElectionName election) {
    events.add("demoted");
  }

  public synchronized List<String> all() {
    return List.copyOf(events);
  }
}
