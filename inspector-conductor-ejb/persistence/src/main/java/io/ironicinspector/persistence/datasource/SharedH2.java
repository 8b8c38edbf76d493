package io.ironicinspector.persistence.datasource;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/**
 * Opens connections to an H2 file that several processes share. One of them has the file open and
 * serves the others; while that role is being taken or given up, H2 refuses instead of waiting.
 */
final class SharedH2 {
  // Lock file being written; in use without a server yet; closing; server gone.
  private static final Set<Integer> PASSING = Set.of(8000, 90020, 90121, 90067);
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(100);

  private SharedH2() {}

  static boolean is(DatabaseUrl url) {
    return url.vendor() == Vendor.H2
        && url.jdbcUrl().toUpperCase(Locale.ROOT).contains(";AUTO_SERVER=TRUE");
  }

  /**
   * Blocks for ten seconds at most while the file changes hands.
   *
   * @throws SQLException what H2 said last
   */
  static Connection open(Opening opening) throws SQLException {
    long start = System.nanoTime();
    while (true) {
      try {
        return opening.open();
      } catch (SQLException e) {
        if (!PASSING.contains(e.getErrorCode())
            || System.nanoTime() - start > PATIENCE.toNanos()
            || !paused()) {
          throw e;
        }
      }
    }
  }

  private static boolean paused() {
    try {
      Thread.sleep(PAUSE.toMillis());
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** One attempt. */
  interface Opening {
    Connection open() throws SQLException;
  }
}
