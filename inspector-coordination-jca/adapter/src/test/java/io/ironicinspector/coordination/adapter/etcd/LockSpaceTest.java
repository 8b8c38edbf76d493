package io.ironicinspector.coordination.adapter.etcd;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.etcd.jetcd.ByteSequence;
import io.ironicinspector.coordination.LockName;
import io.ironicinspector.coordination.adapter.etcd.LockSpace.LockKeys;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LockSpaceTest {
  private static final Namespace NAMESPACE = new Namespace("/ns/");
  private static final LockSpace LOCKS = LockSpace.locks("app", NAMESPACE);
  private static final LockSpace ELECTIONS = LockSpace.elections(NAMESPACE);

  @ParameterizedTest
  @ValueSource(strings = {"n", "a/b", "100%", "%2F", "%252F/%25", "app.", "é"})
  void aKeyAndAPlaceInTheQueueSayWhoseTheyAre(String name) {
    for (LockSpace space : new LockSpace[] {LOCKS, ELECTIONS}) {
      LockKeys keys = space.keys(new LockName(name));
      ByteSequence place = keys.entry(new LockValue.Maker(Instant::now).next(7));
      assertThat(space.concerned(keys.lock())).contains(new LockName(name));
      assertThat(space.concerned(place)).contains(new LockName(name));
      LockSpace foreign = space.equals(LOCKS) ? ELECTIONS : LOCKS;
      assertThat(foreign.concerned(keys.lock())).isEmpty();
      assertThat(foreign.concerned(place)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "/ns/",
        "/ns/store",
        "/ns/sessions/0000000000000007",
        "/ns/queue/",
        "/ns/queue/x",
        "/ns/queue//x",
        "/ns/queue/other.n/x",
        "/ns/queue/app./x",
        "/ns/queue/a/b/c",
        "/ns/queue/election/",
        "/ns/queue/election//x",
        "/ns/election/",
        "/ns/pace/p"
      })
  void anythingElseIsOfNoLock(String key) {
    ByteSequence bytes = ByteSequence.from(key, UTF_8);
    assertThat(LOCKS.concerned(bytes)).isEmpty();
    assertThat(ELECTIONS.concerned(bytes)).isEmpty();
  }

  @Test
  void noQueueBeginsWithAnother() {
    String longer = LOCKS.keys(new LockName("a/b")).queue().toString(UTF_8);
    assertThat(longer).doesNotStartWith(LOCKS.keys(new LockName("a")).queue().toString(UTF_8));
  }
}
