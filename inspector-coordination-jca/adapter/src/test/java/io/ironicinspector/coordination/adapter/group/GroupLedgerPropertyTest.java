package io.ironicinspector.coordination.adapter.group;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import io.ironicinspector.coordination.adapter.FakeTicker;
import io.ironicinspector.coordination.adapter.group.GroupLedger.Change;
import io.ironicinspector.coordination.adapter.group.GroupRoster.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** A view against a model of the store, whatever is overtaken, repeated or never arrives. */
class GroupLedgerPropertyTest {
  @Property
  void isAlwaysWhatTheStoreWasAtItsRevision(@ForAll("actions") List<Action> actions) {
    var trial = new Trial();
    var subscription = trial.roster.subscribe(trial.replayed);
    for (Action action : actions) {
      trial.ticker.advance(Duration.ofMillis(1));
      trial.play(action);
      trial.check();
    }
    trial.list().run();
    trial.check();
    assertThat(trial.ledger.revision()).isEqualTo(trial.revision());
    subscription.close();
  }

  @Property
  void isFreshOnlyIfAListWasAskedForInTime(@ForAll("actions") List<Action> actions) {
    var trial = new Trial();
    Runnable answer = trial.list();
    trial.ticker.advance(Duration.ofMillis(5));
    answer.run();
    Duration since = Duration.ofMillis(5);
    for (Action action : actions) {
      trial.ticker.advance(Duration.ofMillis(7));
      since = since.plusMillis(7);
      if (action.kind() == Kind.WRITE || action.kind() == Kind.EVENTS) {
        trial.play(action);
      }
    }
    assertThat(trial.ledger.snapshot(since)).isPresent();
    assertThat(trial.ledger.snapshot(since.minusNanos(1))).isEmpty();
  }

  @Provide
  Arbitrary<List<Action>> actions() {
    Arbitrary<Kind> kinds =
        Arbitraries.frequency(
            Tuple.of(4, Kind.WRITE),
            Tuple.of(3, Kind.REMOVE),
            Tuple.of(2, Kind.ASK),
            Tuple.of(3, Kind.ANSWER),
            Tuple.of(4, Kind.EVENTS),
            Tuple.of(1, Kind.EVENTS_AGAIN));
    return Combinators.combine(kinds, Arbitraries.integers().between(0, 50))
        .as(Action::new)
        .list()
        .ofMaxSize(60);
  }

  private enum Kind {
    WRITE,
    REMOVE,
    ASK,
    ANSWER,
    EVENTS,
    EVENTS_AGAIN
  }

  /** Something that happens in the store or on the way from it. */
  record Action(Kind kind, int number) {}

  /** A store, and somebody's view of it. */
  private static final class Trial {
    private final FakeTicker ticker = new FakeTicker();
    private final GroupRoster roster = new GroupRoster(Runnable::run);
    private final GroupLedger ledger = new GroupLedger(roster, ticker);
    private final ReplayedMembers replayed = new ReplayedMembers();

    /** What the members were at each revision. */
    private final List<Map<String, Entry>> store = new ArrayList<>(List.of(Map.of()));

    private final List<Change> history = new ArrayList<>();
    private final List<Runnable> answers = new ArrayList<>();
    private int watched;
    private long checked;

    private int revision() {
      return store.size() - 1;
    }

    private void check() {
      assertThat(ledger.revision()).isGreaterThanOrEqualTo(checked);
      checked = ledger.revision();
      List<Member> then =
          store.get((int) ledger.revision()).values().stream()
              .sorted(Comparator.comparingLong(Entry::joined))
              .map(Entry::member)
              .toList();
      ledger
          .latest()
          .ifPresent(
              known -> {
                assertThat(known.members()).isEqualTo(then);
                assertThat(replayed.members()).containsExactlyInAnyOrderElementsOf(then);
              });
    }

    private void play(Action action) {
      switch (action.kind()) {
        case WRITE -> write("m" + action.number() % 3, action.number());
        case REMOVE -> remove("m" + action.number() % 3);
        case ASK -> answers.add(list());
        case ANSWER -> answer(action.number());
        case EVENTS -> events(action.number());
        case EVENTS_AGAIN -> ledger.changed(history.subList(0, action.number() % (watched + 1)));
        default -> throw new IllegalStateException("unknown: " + action);
      }
    }

    private void write(String name, int value) {
      Map<String, Entry> next = new TreeMap<>(store.get(revision()));
      long joined = next.containsKey(name) ? next.get(name).joined() : revision() + 1;
      var member = new Member(new MemberId(name), Map.of("value", String.valueOf(value)));
      next.put(name, new Entry(member, joined));
      commit(next, new MemberId(name), Optional.of(next.get(name)));
    }

    private void remove(String name) {
      Map<String, Entry> next = new TreeMap<>(store.get(revision()));
      if (next.remove(name) != null) {
        commit(next, new MemberId(name), Optional.empty());
      }
    }

    private void commit(Map<String, Entry> next, MemberId member, Optional<Entry> entry) {
      store.add(next);
      history.add(new Change(revision(), member, entry));
    }

    /** Asked now, answered when it is run. */
    private Runnable list() {
      long sent = ticker.nanos();
      int at = revision();
      Collection<Entry> all = store.get(at).values();
      return () -> {
        ledger.listed(all, at, sent);
        // A watch begins after what is known.
        watched = (int) ledger.revision();
      };
    }

    private void answer(int number) {
      if (!answers.isEmpty()) {
        answers.remove(number % answers.size()).run();
      }
    }

    /** The watch goes on, from where it is. */
    private void events(int most) {
      int from = Math.min(watched, history.size());
      int to = Math.min(history.size(), from + most % 4);
      // Before the first list nobody watches.
      if (ledger.latest().isPresent()) {
        ledger.changed(List.copyOf(history.subList(from, to)));
        watched = to;
      }
    }
  }
}
