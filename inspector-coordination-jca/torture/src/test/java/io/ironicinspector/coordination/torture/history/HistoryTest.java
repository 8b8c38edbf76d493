package io.ironicinspector.coordination.torture.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class HistoryTest {
  @TempDir private Path folder;

  @Test
  void readsWhatWasWrittenInTheOrderOfTime() {
    try (HistoryLog first = HistoryLog.open(folder, Source.life("m1", 2));
        HistoryLog second = HistoryLog.open(folder, Source.OBSERVER)) {
      first.span(20, 30, Kind.VIEW, "revision=7", Operation.list("members", List.of()));
      second.span(10, 11, Kind.VIEW, "revision=6", "members=a,b");
    }
    History history = History.read(folder);
    assertThat(history.all(Kind.VIEW)).hasSize(2);
    Operation early = history.all(Kind.VIEW).get(0);
    Operation late = history.all(Kind.VIEW).get(1);
    assertThat(early.list("members")).containsExactly("a", "b");
    assertThat(late.list("members")).isEmpty();
    assertThat(late.source()).isEqualTo("m1#2");
    assertThat(Source.member(late.source())).isEqualTo("m1");
    assertThat(late.number("revision")).isEqualTo(7);
    assertThat(history.end()).isEqualTo(30);
  }

  @Test
  void aLineThatAKilledProcessDidNotFinishIsLeftOut() throws IOException {
    String whole = Operation.of("m1#1", Kind.JOINED, 1, 1, "a=b").line();
    Files.writeString(
        folder.resolve("m1-1.history"), whole + "\n" + whole.substring(0, whole.length() - 2));
    assertThat(History.read(folder).all(Kind.JOINED)).hasSize(1);
  }
}
