package io.ironicinspector.coordination.adapter;

import static io.ironicinspector.coordination.adapter.OpenSessions.result;
import static io.ironicinspector.coordination.adapter.OpenSessions.someLock;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.coordination.LockGrant;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.SessionState;
import io.ironicinspector.coordination.adapter.CoordinatorStatus.Held;
import io.ironicinspector.coordination.adapter.CoordinatorStatus.View;
import java.time.Duration;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;

/** What an administrator sees. */
interface StatusContract extends OpenSessions {
  @Test
  default void theStatusTellsOfTheSessionAndItsLocks() throws Exception {
    LockName name = someLock();
    Coordinator first = active();
    Coordinator second = active();
    LockGrant held = first.tryLock(name, Duration.ZERO).orElseThrow();
    FutureTask<LockGrant> waiter = queue(second, name);
    assertThat(first.status().session()).isEqualTo(SessionState.ACTIVE);
    assertThat(first.status().leaseRemaining()).isPositive();
    assertThat(first.status().held()).containsExactly(new Held(name, held.fencingToken()));
    assertThat(first.status().waiting()).isEmpty();
    assertThat(second.status().held()).isEmpty();
    assertThat(second.status().waiting()).containsExactly(name);
    held.close();
    LockGrant next = result(waiter);
    assertThat(first.status().held()).isEmpty();
    assertThat(second.status().waiting()).isEmpty();
    assertThat(second.status().held()).containsExactly(new Held(name, next.fencingToken()));
  }

  @Test
  default void theStatusTellsOfTheGroupsThatWereLookedAt() {
    Coordinator only = active();
    assertThat(only.status().views()).isEmpty();
    long revision = only.members(group()).revision();
    assertThat(only.status().views())
        .singleElement()
        .satisfies(view -> assertThat(view.group()).isEqualTo(group()))
        .satisfies(view -> assertThat(view.members()).isZero())
        .extracting(View::revision)
        .isEqualTo(revision);
  }

  @Test
  default void afterTheCloseTheStatusSaysSo() {
    Coordinator only = active();
    only.close();
    assertThat(only.status().session()).isEqualTo(SessionState.CLOSED);
    assertThat(only.status().leaseRemaining()).isZero();
  }
}
