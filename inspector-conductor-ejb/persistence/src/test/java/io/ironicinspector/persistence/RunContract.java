package io.ironicinspector.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.domain.Event;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The memory of runs. */
abstract class RunContract extends RepositoryContract {
  private List<Run> runs(NodeUuid node) {
    return database().call(repository -> repository.runs(node));
  }

  private List<Run> runs() {
    return runs(NODE);
  }

  private Optional<String> data(long number) {
    return database().call(repository -> repository.runData(NODE, number));
  }

  @Test
  void aRunIsRememberedWithItsPhasesAndItsEnd() {
    start(NODE, NOW);
    fire(NODE, Event.WAIT, Event.PROCESS);
    database().run(r -> r.saveData(NODE, FENCE, true, "{\"a\": 1}"));
    close(Event.FINISH, Optional.empty());

    assertThat(runs())
        .containsExactly(
            new Run(
                1,
                NOW,
                Optional.of(NOW.plusSeconds(30)),
                Optional.of(NOW.plusSeconds(30)),
                Optional.of(NOW.plusSeconds(60)),
                Optional.of(IntrospectionState.FINISHED),
                Optional.empty(),
                Optional.of("c1.example.org"),
                true));
    assertThat(data(1)).contains("{\"a\": 1}");
  }

  @Test
  void aRunThatGoesOnHasNoEndYet() {
    start(NODE, NOW);

    assertThat(runs()).hasSize(1);
    assertThat(runs().get(0).finishedAt()).isEmpty();
    assertThat(runs().get(0).outcome()).isEmpty();
    assertThat(data(1)).isEmpty();
  }

  @Test
  void onlyTheLastRunsAreKept() {
    for (int i = 0; i < 5; i++) {
      start(NODE, NOW.plusSeconds(i));
      close(Event.ERROR, Optional.of("broken " + i));
    }

    assertThat(runs()).extracting(Run::number).containsExactly(5L, 4L, 3L);
    assertThat(runs()).extracting(run -> run.error().orElseThrow()).startsWith("broken 4");
  }

  @Test
  void dataGivenAfterARunBelongsToTheNextOne() {
    start(NODE, NOW);
    close(Event.ERROR, Optional.of("broken"));
    database().run(r -> r.reapply(NODE, FENCE, NOW.plusSeconds(90)));
    database().run(r -> r.saveData(NODE, FENCE, true, "{}"));
    close(Event.FINISH, Optional.empty());

    assertThat(runs()).extracting(Run::hasData).containsExactly(true, false);
    assertThat(data(1)).isEmpty();
    assertThat(data(2)).contains("{}");
  }

  @Test
  void anotherNodesRunsAreItsOwn() {
    start(NODE, NOW);
    start(OTHER, NOW);

    assertThat(runs(OTHER)).extracting(Run::number).containsExactly(1L);
  }
}
