package io.ironicinspector.coordination.adapter.transaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import jakarta.transaction.Status;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TransactionsTest {
  private static final LockName NODE = new LockName("node");

  private final FakeTransactions server = new FakeTransactions();
  private final Transactions transactions = new Transactions(() -> Optional.of(server));
  private final TestGrant raw = new TestGrant(NODE);

  /** The control is {@code false}: what belongs to no transaction is released too early. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLockIsReleasedWhenTheCommitIsVisible(boolean owned) {
    List<Boolean> releasedBeforeItWasVisible = new ArrayList<>();
    server.begin();
    LockGrant grant = owned ? own() : raw;
    grant.close();
    assertThat(grant.isValid()).isFalse();
    server.commit(() -> releasedBeforeItWasVisible.add(raw.isClosed()));
    assertThat(releasedBeforeItWasVisible).containsExactly(!owned);
    assertThat(raw.isClosed()).isTrue();
  }

  /** The control is {@code false}: without the registration the commit passes. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLostLockRollsBack(boolean owned) {
    assertThat(commits(owned, TestGrant::lose)).isEqualTo(!owned);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLockThatOnlyTheStoreKnowsToBeLostRollsBack(boolean owned) {
    assertThat(commits(owned, TestGrant::loseUnnoticed)).isEqualTo(!owned);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLockThatCannotBeConfirmedRollsBack(boolean owned) {
    assertThat(commits(owned, TestGrant::storeFails)).isEqualTo(!owned);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aLockThatIsKeptCommits(boolean owned) {
    assertThat(commits(owned, grant -> {})).isTrue();
  }

  private boolean commits(boolean owned, Consumer<TestGrant> fault) {
    server.begin();
    if (owned) {
      own().close();
    }
    fault.accept(raw);
    return server.commit(() -> {});
  }

  @Test
  void whatNobodyClosedIsReleasedAfterTheCompletion() {
    server.begin();
    LockGrant grant = own();
    server.rollback();
    assertThat(raw.isClosed()).isTrue();
    assertThat(grant.isValid()).isFalse();
    grant.close();
  }

  @Test
  void aFailingReleaseKeepsNoOtherLock() {
    var other = new TestGrant(new LockName("other"));
    server.begin();
    transactions.current().orElseThrow().own(List.of(other, raw));
    raw.storeFails();
    server.rollback();
    assertThat(other.isClosed()).isTrue();
  }

  @Test
  void aTransactionRegistersOnceAndTheNextOneAnew() {
    server.begin();
    own();
    own();
    assertThat(server.registered()).isEqualTo(1);
    TransactionLocks first = transactions.current().orElseThrow();
    server.rollback();
    server.begin();
    assertThat(transactions.current().orElseThrow()).isNotSameAs(first);
  }

  @Test
  void twoAdaptersKeepTheirLocksApart() {
    var other = new Transactions(() -> Optional.of(server));
    server.begin();
    assertThat(other.current().orElseThrow()).isNotSameAs(transactions.current().orElseThrow());
  }

  @Test
  void aClosedLockCanBeHadAgainInTheSameTransactionOnly() {
    server.begin();
    TransactionLocks transaction = transactions.current().orElseThrow();
    LockGrant first = own();
    assertThat(transaction.again(NODE)).as("still in use").isEmpty();
    first.close();
    LockGrant again = transaction.again(NODE).orElseThrow();
    assertThat(again.isValid()).isTrue();
    assertThat(again.fencingToken()).isEqualTo(first.fencingToken());
    assertThat(first.isValid()).isFalse();
    assertThat(transaction.again(NODE)).as("in use again").isEmpty();
    again.close();
    server.rollback();
    assertThat(raw.isClosed()).isTrue();
    assertThat(transaction.again(NODE)).isEmpty();
  }

  @Test
  void theCallbackOfALossIsNotRunAfterTheClose() {
    List<String> told = new ArrayList<>();
    server.begin();
    LockGrant grant = own();
    grant.onLost(() -> told.add("lost"));
    grant.close();
    raw.lose();
    assertThat(told).isEmpty();
  }

  @Test
  void itIsTheGrantOfTheStore() {
    List<String> told = new ArrayList<>();
    server.begin();
    LockGrant grant = own();
    assertThat(grant.name()).isEqualTo(NODE);
    assertThat(grant.fencingToken()).isEqualTo(raw.fencingToken());
    assertThat(grant.store()).isEqualTo("test");
    assertThat(grant.remaining()).isEqualTo(Duration.ofSeconds(3));
    assertThat(grant.confirm()).isTrue();
    grant.onLost(() -> told.add("lost"));
    raw.lose();
    assertThat(told).containsExactly("lost");
    assertThat(grant.remaining()).isZero();
  }

  @Test
  void withoutTransactionOrRegistryNothingIsOwned() {
    assertThat(transactions.current()).isEmpty();
    assertThat(Transactions.none().current()).isEmpty();
  }

  @Test
  void aTransactionThatCanOnlyRollBackTakesNoMoreLocks() {
    server.begin();
    server.setRollbackOnly();
    assertThatThrownBy(transactions::current)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("takes no more locks");
  }

  @Test
  void aLockThatComesAfterTheCompletionIsGivenBack() {
    server.begin();
    TransactionLocks transaction = transactions.current().orElseThrow();
    transaction.afterCompletion(Status.STATUS_ROLLEDBACK);
    List<LockGrant> late = List.of(raw);
    assertThatThrownBy(() -> transaction.own(late)).isInstanceOf(IllegalStateException.class);
    assertThat(raw.isClosed()).isTrue();
  }

  private LockGrant own() {
    return transactions.current().orElseThrow().own(List.of(raw)).get(0);
  }
}
