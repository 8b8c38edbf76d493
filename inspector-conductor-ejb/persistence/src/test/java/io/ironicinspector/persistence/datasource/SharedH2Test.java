package io.ironicinspector.persistence.datasource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

class SharedH2Test {
  @Test
  void fileThatChangesHandsIsTriedAgain() throws SQLException {
    Deque<SQLException> failures =
        new ArrayDeque<>(List.of(new SQLException("lock", "HY000", 8000)));

    try (Connection connection =
        SharedH2.open(
            () -> {
              if (failures.isEmpty()) {
                return DriverManager.getConnection("jdbc:h2:mem:shared");
              }
              throw failures.pop();
            })) {
      assertThat(connection.isValid(1)).isTrue();
    }
  }

  @Test
  void otherFailureIsReportedAtOnce() {
    Deque<SQLException> failures =
        new ArrayDeque<>(List.of(new SQLException("corrupted", "90030", 90030)));

    assertThatThrownBy(
            () ->
                SharedH2.open(
                    () -> {
                      throw failures.pop();
                    }))
        .hasMessage("corrupted");
  }

  @Test
  void interruptedWaiterReportsTheFailureAndStaysInterrupted() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(
            () ->
                SharedH2.open(
                    () -> {
                      throw new SQLException("closing", "90121", 90121);
                    }))
        .hasMessage("closing");
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void onlyAutomaticMixedModeIsShared() {
    assertThat(SharedH2.is(DatabaseUrl.parse("jdbc:h2:file:/x;AUTO_SERVER=TRUE"))).isTrue();
    assertThat(SharedH2.is(DatabaseUrl.parse("jdbc:h2:file:/x"))).isFalse();
    assertThat(SharedH2.is(DatabaseUrl.parse("jdbc:postgresql://h/x;AUTO_SERVER=TRUE"))).isFalse();
  }
}
