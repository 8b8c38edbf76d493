package io.ironicinspector.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.domain.Event;
import io.ironicinspector.domain.Fence;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.Run.Document;
import io.ironicinspector.persistence.Run.End;
import io.ironicinspector.persistence.Run.Phase;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The memory of runs. */
abstract class RunContract extends RepositoryContract {
  private static final String HOST = "c1.example.org";

  private List<Run> runs(NodeUuid node) {
    return database().call(repository -> repository.runs(node));
  }

  private List<Run> runs() {
    return runs(NODE);
  }

  private Optional<String> data(long number, Document document) {
    return database().call(repository -> repository.runData(NODE, number, document));
  }

  private void save(boolean processed, String json) {
    database().run(r -> r.saveData(NODE, FENCE, processed, json));
  }

  @Test
  void aRunIsRememberedWithItsPhasesItsDocumentsAndItsEnd() {
    start(NODE, NOW);
    fire(NODE, Event.WAIT);
    save(false, "{\"a\": 0}");
    fire(NODE, Event.PROCESS);
    save(true, "{\"a\": 1}");
    close(Event.FINISH, Optional.empty());

    Run expected =
        new Run(
            1,
            List.of(
                new Phase(IntrospectionState.STARTING, NOW),
                new Phase(IntrospectionState.WAITING, NOW.plusSeconds(30)),
                new Phase(IntrospectionState.PROCESSING, NOW.plusSeconds(30))),
            Optional.of(
                new End(NOW.plusSeconds(60), IntrospectionState.FINISHED, Optional.empty())),
            Optional.of(HOST),
            Set.of(Document.UNPROCESSED, Document.PROCESSED));
    assertThat(runs()).containsExactly(expected);
    assertThat(expected.duration(0)).contains(Duration.ofSeconds(30));
    assertThat(expected.duration(2)).contains(Duration.ofSeconds(30));
    assertThat(data(1, Document.PROCESSED)).contains("{\"a\": 1}");
    assertThat(data(1, Document.UNPROCESSED)).contains("{\"a\": 0}");
  }

  @Test
  void aRunThatGoesOnHasNoEndYet() {
    start(NODE, NOW);

    Run run = runs().get(0);
    assertThat(run.end()).isEmpty();
    assertThat(run.state()).isEqualTo(IntrospectionState.STARTING);
    assertThat(run.duration(0)).isEmpty();
    assertThat(run.conductor()).contains(HOST);
    assertThat(run.kept()).isEmpty();
    assertThat(data(1, Document.PROCESSED)).isEmpty();
    assertThat(data(2, Document.PROCESSED)).isEmpty();
  }

  @Test
  void anAbortAndATimeoutAreEndsToo() {
    start(NODE, NOW);
    fire(NODE, Event.WAIT, Event.ABORT);
    close(Event.ABORT_END, Optional.of("Canceled by operator"));
    start(NODE, NOW.plusSeconds(70));
    close(Event.TIMEOUT, Optional.of("Introspection timeout"));

    assertThat(runs())
        .extracting(run -> run.end().orElseThrow().error().orElseThrow())
        .containsExactly("Introspection timeout", "Canceled by operator");
    assertThat(runs()).extracting(Run::state).containsOnly(IntrospectionState.ERROR);
    assertThat(runs()).extracting(Run::succeeded).containsOnly(false);
    assertThat(runs().get(1).phases())
        .extracting(Phase::state)
        .containsExactly(
            IntrospectionState.STARTING, IntrospectionState.WAITING, IntrospectionState.ABORTING);
  }

  @Test
  void aRunThatNobodyAskedForBeginsAsWhatItIs() {
    database().run(r -> r.adopt(NODE, FENCE, NOW, IntrospectionState.ENROLLING, true));
    fire(NODE, Event.PROCESS);
    close(Event.FINISH, Optional.empty());
    database().run(r -> r.reapply(NODE, FENCE, NOW.plusSeconds(90)));

    assertThat(runs())
        .extracting(run -> run.phases().get(0).state())
        .containsExactly(IntrospectionState.REAPPLYING, IntrospectionState.ENROLLING);
    assertThat(runs()).extracting(Run::succeeded).containsExactly(false, true);
  }

  @Test
  void itIsKnownSinceWhenARunWaits() {
    assertThat(waitingRun()).isEmpty();
    start(NODE, NOW);
    assertThat(waitingRun()).contains(new WaitingRun(stored(NODE), Optional.empty()));
    fire(NODE, Event.WAIT);
    Optional<Instant> since = Optional.of(NOW.plusSeconds(30));
    assertThat(waitingRun()).contains(new WaitingRun(stored(NODE), since));
    close(Event.TIMEOUT, Optional.of("Introspection timeout"));
    assertThat(waitingRun()).contains(new WaitingRun(stored(NODE), Optional.empty()));
  }

  private Optional<WaitingRun> waitingRun() {
    return database().call(r -> r.findWaiting(NODE));
  }

  @Test
  void aStartWhileTheRamdiskIsWaitedForEndsTheRunBefore() {
    start(NODE, NOW);
    fire(NODE, Event.WAIT);
    start(NODE, NOW.plusSeconds(40));
    fire(NODE, Event.WAIT, Event.PROCESS);
    save(true, "{}");
    close(Event.FINISH, Optional.empty());

    Run before = runs().get(1);
    assertThat(before.end())
        .contains(
            new End(NOW.plusSeconds(40), IntrospectionState.ERROR, Optional.of(RunLog.SUPERSEDED)));
    assertThat(before.phases()).hasSize(2);
    assertThat(runs()).extracting(run -> run.kept().size()).containsExactly(1, 0);
  }

  @Test
  void onlyTheLastRunsAreKept() {
    for (int i = 0; i < 5; i++) {
      start(NODE, NOW.plusSeconds(i));
      save(true, "{\"i\": %d}".formatted(i));
      close(Event.ERROR, Optional.of("broken " + i));
    }

    assertThat(runs()).extracting(Run::number).containsExactly(5L, 4L, 3L);
    assertThat(data(2, Document.PROCESSED)).isEmpty();
    assertThat(data(3, Document.PROCESSED)).contains("{\"i\": 2}");
    assertThat(database().value("SELECT COUNT(*) FROM inspector_run_data")).isEqualTo("3");
  }

  @Test
  void fewerOrNoneAreKeptWhenTheOperatorWantsThat() {
    for (int i = 0; i < 3; i++) {
      start(NODE, NOW.plusSeconds(i));
      close(Event.ERROR, Optional.of("broken"));
    }
    begin(new RunKeeping(HOST, 2, true));
    assertThat(runs()).extracting(Run::number).containsExactly(4L, 3L);
    close(Event.ERROR, Optional.of("broken"));
    begin(new RunKeeping(HOST, 0, true));
    assertThat(runs()).isEmpty();
  }

  private void begin(RunKeeping keeping) {
    database().call(keeping, r -> r.start(NODE, FENCE, NOW.plusSeconds(9), true));
  }

  @Test
  void whatTheRamdiskSentIsLeftOutWhenTheOperatorWantsThat() {
    RunKeeping lean = new RunKeeping(HOST, 3, false);
    begin(lean);
    for (boolean processed : new boolean[] {false, true}) {
      database()
          .call(
              lean,
              r -> {
                r.saveData(NODE, FENCE, processed, "{}");
                return processed;
              });
    }

    assertThat(runs().get(0).kept()).containsExactly(Document.PROCESSED);
    assertThat(data(NODE, false)).contains("{}");
  }

  @Test
  void dataGivenAfterARunBelongsToTheNextOneAndTheLastOfARunCounts() {
    start(NODE, NOW);
    close(Event.ERROR, Optional.of("broken"));
    save(true, "{\"between\": 1}");
    database().run(r -> r.reapply(NODE, FENCE, NOW.plusSeconds(90)));
    save(true, "{\"first\": 1}");
    save(true, "{\"second\": 1}");
    close(Event.FINISH, Optional.empty());

    assertThat(runs()).extracting(run -> run.kept().size()).containsExactly(1, 0);
    assertThat(data(2, Document.PROCESSED)).contains("{\"second\": 1}");
  }

  @Test
  void anotherNodesRunsAreItsOwn() {
    start(NODE, NOW);
    start(OTHER, NOW);

    assertThat(runs(OTHER)).extracting(Run::number).containsExactly(1L);
  }

  @Test
  void aDeletedNodeTakesItsRunsAndItsDataAlong() {
    start(NODE, NOW);
    database().run(r -> r.addAttributes(NODE, FENCE, "mac", List.of("aa")));
    save(true, "{}");
    start(OTHER, NOW);

    assertThat(database().<Boolean>call(r -> r.delete(NODE, FENCE))).isTrue();
    assertThat(database().<Boolean>call(r -> r.delete(NODE, FENCE))).isFalse();

    assertThat(runs()).isEmpty();
    assertThat(data(1, Document.PROCESSED)).isEmpty();
    assertThat(database().<Optional<Introspection>>call(r -> r.find(NODE))).isEmpty();
    assertThat(data(NODE, true)).isEmpty();
    assertThat(attributes(NODE)).isEmpty();
    assertThat(runs(OTHER)).hasSize(1);
  }

  @Test
  void aWriterFromBeforeCannotDelete() {
    start(NODE, NOW);
    database().run(r -> r.fire(NODE, new Fence("etcd:1", 11), Event.WAIT, NOW));

    assertThatThrownBy(() -> database().call(r -> r.delete(NODE, FENCE)))
        .isInstanceOf(FencedOutException.class);
    assertThat(runs()).hasSize(1);
  }
}
