package io.ironicinspector.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.domain.Event;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Reads of more than one node. */
abstract class ListContract extends RepositoryContract {
  private static final Set<IntrospectionState> ALL = Set.of();

  @Test
  void emptyDatabaseListsNothing() {
    assertThat(list(ALL, Optional.empty(), 10)).isEmpty();
  }

  @Test
  void newestStartComesFirstThenTheLargerUuid() {
    start(uuid(1), NOW);
    start(uuid(3), NOW);
    start(uuid(2), NOW.plusMillis(1));

    assertThat(list(ALL, Optional.empty(), 10)).containsExactly(uuid(2), uuid(3), uuid(1));
  }

  @Test
  void pagesFollowEachOtherWithoutGapOrOverlap() {
    for (int i = 1; i <= 7; i++) {
      // Pairs with one time, so that a page ends between two of them.
      start(uuid(i), NOW.plusSeconds(i / 2));
    }
    List<NodeUuid> whole = list(ALL, Optional.empty(), 100);

    List<NodeUuid> paged = new ArrayList<>();
    List<NodeUuid> page = list(ALL, Optional.empty(), 2);
    while (!page.isEmpty()) {
      paged.addAll(page);
      page = list(ALL, Optional.of(page.get(page.size() - 1)), 2);
    }
    assertThat(paged).isEqualTo(whole).hasSize(7);
  }

  @Test
  void unknownMarkerIsNamed() {
    assertThatThrownBy(() -> list(ALL, Optional.of(NODE), 10))
        .isInstanceOf(UnknownMarkerException.class)
        .hasMessage("Node not found for marker: %s", NODE);
  }

  @Test
  void statesFilterThePageAndItsFollowers() {
    for (int i = 1; i <= 6; i++) {
      start(uuid(i), NOW.plusSeconds(i));
    }
    fire(uuid(2), Event.WAIT);
    fire(uuid(5), Event.WAIT);
    fire(uuid(6), Event.ERROR);

    assertThat(list(Set.of(IntrospectionState.WAITING), Optional.empty(), 10))
        .containsExactly(uuid(5), uuid(2));
    assertThat(
            list(
                Set.of(IntrospectionState.WAITING, IntrospectionState.ERROR),
                Optional.of(uuid(6)),
                1))
        .containsExactly(uuid(5));
    assertThat(list(Set.of(IntrospectionState.ABORTING), Optional.empty(), 10)).isEmpty();
  }

  @Test
  void unfinishedRunsBeforeTheDeadlineAreFound() {
    start(uuid(1), NOW);
    start(uuid(2), NOW.plusSeconds(1));
    start(NODE, NOW);
    close(Event.ERROR, Optional.empty());

    List<Introspection> found = database().call(r -> r.unfinishedSince(NOW.plusSeconds(1)));

    assertThat(found).extracting(Introspection::node).containsExactly(uuid(1));
  }

  @Test
  void rowsOfAnotherServiceAreRead() {
    database()
        .sql(
            "INSERT INTO nodes (uuid, state, started_at, manage_boot)"
                + " VALUES ('%s', 'waiting', '2020-01-01 00:00:00', NULL)".formatted(NODE));

    assertThat(stored(NODE).manageBoot()).isTrue();
    assertThat(list(ALL, Optional.empty(), 10)).containsExactly(NODE);
  }

  private List<NodeUuid> list(Set<IntrospectionState> states, Optional<NodeUuid> after, int limit) {
    return database().call(r -> r.list(states, after, limit)).stream()
        .map(Introspection::node)
        .toList();
  }

  private static NodeUuid uuid(int number) {
    return new NodeUuid(new UUID(0, number));
  }
}
