package io.ironicinspector.coordination.benchmark;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MetricsTest {
  private static final String BUCKET = "etcd_disk_wal_fsync_duration_seconds_bucket{le=";

  @Test
  void differencesAreOfTheTimeBetween() {
    Metrics before = Metrics.parse(text(10, 5, 8, 10, 0.5));
    Metrics after = Metrics.parse(text(40, 95, 110, 110, 0.7));
    assertThat(after.commitsSince(before)).isEqualTo(30);
    assertThat(after.fsyncsSince(before))
        .isEqualTo("100, mean 2000 us, half of them within 0.001 s, 99 of 100 within 0.002 s");
    assertThat(after.fsyncsSince(after)).isEqualTo("none");
  }

  private static String text(int proposals, int fast, int slow, int all, double seconds) {
    return "# HELP something\n"
        + "etcd_server_proposals_committed_total "
        + proposals
        + "\n"
        + BUCKET
        + "\"0.001\"} "
        + fast
        + "\n"
        + BUCKET
        + "\"0.002\"} "
        + slow
        + "\n"
        + BUCKET
        + "\"+Inf\"} "
        + all
        + "\n"
        + "etcd_disk_wal_fsync_duration_seconds_sum "
        + seconds
        + "\n"
        + "etcd_disk_wal_fsync_duration_seconds_count "
        + all
        + "\n";
  }
}
