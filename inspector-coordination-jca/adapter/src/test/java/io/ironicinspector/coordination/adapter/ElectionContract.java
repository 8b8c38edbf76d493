package io.ironicinspector.coordination.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.ironicinspector.coordination.Candidacy;
import io.ironicinspector.coordination.ElectionName;
import io.ironicinspector.coordination.Leader;
import io.ironicinspector.coordination.Leadership;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** At most one leads, and when it goes the next one does. */
interface ElectionContract extends OpenSessions {
  private static ElectionName someElection() {
    return new ElectionName("election/" + UUID.randomUUID());
  }

  private static Leadership elected(Candidacy candidacy) {
    await().atMost(SOON).until(() -> candidacy.leadership().isPresent());
    return candidacy.leadership().orElseThrow();
  }

  @Test
  default void oneOfManyLeadsAndAllSeeWho() {
    ElectionName election = someElection();
    var events = new RecordedLeadership();
    Candidacy first = active().runFor(election, events);
    Leadership leadership = elected(first);
    Coordinator second = active();
    Candidacy other = second.runFor(election, new RecordedLeadership());
    await().atMost(SOON).until(() -> events.all().equals(List.of("elected")));
    assertThat(leadership.isValid()).isTrue();
    assertThat(leadership.election()).isEqualTo(election);
    assertThat(leadership.store()).isNotBlank();
    assertThat(other.leadership()).isEmpty();
    Leader leader = second.leader(election).orElseThrow();
    assertThat(leader.fencingToken()).isEqualTo(leadership.fencingToken());
    assertThat(leader.holder()).isEqualTo(ThisProcess.name());
    assertThat(second.leader(someElection())).isEmpty();
    assertThat(second.locks()).noneMatch(lock -> lock.name().value().contains(election.value()));
  }

  @Test
  default void whoResignsIsFollowedByTheNextWithAGreaterToken() {
    ElectionName election = someElection();
    var events = new RecordedLeadership();
    Candidacy first = active().runFor(election, events);
    Leadership before = elected(first);
    Candidacy second = active().runFor(election, new RecordedLeadership());
    first.close();
    first.close();
    assertThat(before.isValid()).isFalse();
    assertThat(first.leadership()).isEmpty();
    assertThat(elected(second).fencingToken()).isGreaterThan(before.fencingToken());
    await().atMost(SOON).until(() -> events.all().equals(List.of("elected", "demoted")));
  }

  @Test
  default void theEndOfTheLeadersSessionLetsTheNextOneLead() {
    ElectionName election = someElection();
    var events = new RecordedLeadership();
    Coordinator first = active();
    Leadership before = elected(first.runFor(election, events));
    Candidacy second = active().runFor(election, new RecordedLeadership());
    first.close();
    assertThat(elected(second).fencingToken()).isGreaterThan(before.fencingToken());
    assertThat(before.isValid()).isFalse();
    await().atMost(SOON).until(() -> events.all().equals(List.of("elected", "demoted")));
  }

  @Test
  default void aCandidateThatWasNotElectedHearsNothingAndHoldsUpNobody() {
    ElectionName election = someElection();
    var events = new RecordedLeadership();
    Candidacy first = active().runFor(election, new RecordedLeadership());
    Leadership before = elected(first);
    active().runFor(election, events).close();
    Candidacy last = active().runFor(election, new RecordedLeadership());
    first.close();
    assertThat(elected(last).fencingToken()).isGreaterThan(before.fencingToken());
    assertThat(events.all()).isEmpty();
  }

  @Test
  default void afterTheLastResignationNobodyLeads() {
    ElectionName election = someElection();
    Coordinator only = active();
    Candidacy candidacy = only.runFor(election, new RecordedLeadership());
    assertThat(elected(candidacy).isValid()).isTrue();
    candidacy.close();
    await().atMost(Duration.ofSeconds(2)).until(() -> only.leader(election).isEmpty());
  }
}
