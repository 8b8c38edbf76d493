package io.ironicinspector.conductor.configuration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Section {@code [processing]}: which runs are remembered. The options are ours. */
@Dependent
public class HistoryConfig {
  private static final int MOST = 1000;

  private final int runs;
  private final boolean unprocessed;

  @Inject
  HistoryConfig(
      @ConfigProperty(name = "processing.history_runs", defaultValue = "10") String runs,
      @ConfigProperty(name = "processing.history_unprocessed", defaultValue = "true")
          String unprocessed) {
    long wanted = OptionText.atLeast("[processing] history_runs", 0, runs);
    if (wanted > MOST) {
      throw new IllegalArgumentException(
          "[processing] history_runs must be %d at most, was %s".formatted(MOST, runs));
    }
    this.runs = (int) wanted;
    this.unprocessed = OptionText.bool("[processing] history_unprocessed", unprocessed);
  }

  /** Of each node; zero: none. */
  public int runs() {
    return runs;
  }

  /** Whether with what their ramdisks sent, so that it can be processed again. */
  public boolean unprocessed() {
    return unprocessed;
  }
}
