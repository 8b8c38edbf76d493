package io.ironicinspector.conductor.configuration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Section {@code [processing]}: how many runs are remembered. The option is ours. */
@Dependent
public class HistoryConfig {
  private static final int MOST = 1000;

  private final int runs;

  @Inject
  HistoryConfig(
      @ConfigProperty(name = "processing.history_runs", defaultValue = "10") String runs) {
    long wanted = OptionText.atLeast("[processing] history_runs", 0, runs);
    if (wanted > MOST) {
      throw new IllegalArgumentException(
          "[processing] history_runs must be %d at most, was %s".formatted(MOST, runs));
    }
    this.runs = (int) wanted;
  }

  /** Of each node; zero: none. */
  public int runs() {
    return runs;
  }
}
