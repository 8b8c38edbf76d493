package io.ironicinspector.coordination.adapter.etcd;

import static org.assertj.core.api.Assertions.assertThat;

import io.etcd.jetcd.ByteSequence;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;

class LockValueTest {
  private static final long FAR_FUTURE = (1L << 48) - 1;

  @Property
  void saysWhoseItIsAndSinceWhen(
      @ForAll @LongRange(min = 1) long lease, @ForAll @LongRange(max = FAR_FUTURE) long millis) {
    var maker = new LockValue.Maker(() -> Instant.ofEpochMilli(millis));
    LockValue value = LockValue.decode(maker.next(lease).encode()).orElseThrow();
    assertThat(value.lease()).isEqualTo(lease);
    assertThat(value.since()).isEqualTo(Instant.ofEpochMilli(millis));
    assertThat(value.encode().size()).isEqualTo(16);
    assertThat(value.uuid().version()).isEqualTo(8);
    assertThat(value.uuid().variant()).isEqualTo(2);
  }

  @Property(tries = 50)
  void noValueComesTwiceWhateverTheClockDoes(
      @ForAll List<@LongRange(min = 0, max = 3) Long> clock) {
    Set<LockValue> made = new HashSet<>();
    var now = new AtomicLong();
    var maker = new LockValue.Maker(() -> Instant.ofEpochMilli(now.get()));
    for (long millis : clock) {
      now.set(millis);
      for (int i = 0; i < 1000; i++) {
        assertThat(made.add(maker.next(7))).isTrue();
      }
    }
  }

  @Property
  void anAttemptIsKnownWheneverItsValueIsPutAndWhoeverDoesIt(
      @ForAll @LongRange(min = 1) long lease,
      @ForAll @LongRange(max = FAR_FUTURE) long millis,
      @ForAll @LongRange(max = FAR_FUTURE) long elsewhere) {
    var maker = new LockValue.Maker(() -> Instant.ofEpochMilli(millis));
    var others = new LockValue.Maker(() -> Instant.ofEpochMilli(elsewhere));
    maker.next(lease);
    LockValue attempt = maker.next(lease);
    LockValue handedOver = others.again(LockValue.parse(attempt.uuid().toString()).orElseThrow());
    assertThat(handedOver.isOfSameAttempt(attempt)).isTrue();
    assertThat(handedOver.since()).isEqualTo(Instant.ofEpochMilli(elsewhere));
    assertThat(handedOver.lease()).isEqualTo(lease);
    assertThat(maker.next(lease).isOfSameAttempt(attempt)).isFalse();
    assertThat(others.next(lease ^ 1).isOfSameAttempt(attempt)).isFalse();
  }

  @Example
  void twoThousandAttemptsInARowAreAllDifferent() {
    var now = new AtomicLong(5);
    var maker = new LockValue.Maker(() -> Instant.ofEpochMilli(now.get()));
    LockValue first = maker.next(7);
    for (int i = 1; i < 2048; i++) {
      now.set(i % 9);
      assertThat(maker.next(7).isOfSameAttempt(first)).isFalse();
    }
  }

  @Example
  void whatIsNoUuidIsNotOurs() {
    assertThat(LockValue.parse("")).isEmpty();
    assertThat(LockValue.parse("7f3c7a52-94b5-4e3c-8d0a-1f2e3d4c5b6a")).isEmpty();
    assertThat(LockValue.parse("manual")).isEmpty();
  }

  @Property
  void pythonsRandomValuesAreNotTakenForOurs(@ForAll byte[] name) {
    UUID random = UUID.nameUUIDFromBytes(name);
    ByteBuffer bytes = ByteBuffer.allocate(16);
    bytes.putLong(random.getMostSignificantBits()).putLong(random.getLeastSignificantBits());
    assertThat(LockValue.decode(ByteSequence.from(bytes.array()))).isEmpty();
  }

  @Property
  void whatIsNotSixteenBytesIsNotOurs(@ForAll byte[] bytes) {
    assertThat(LockValue.decode(ByteSequence.from(bytes)).isPresent() && bytes.length != 16)
        .isFalse();
  }

  @Example
  void theFirstValueOfAMillisecondCarriesIt() {
    var maker = new LockValue.Maker(() -> Instant.ofEpochMilli(1_700_000_000_000L));
    assertThat(maker.next(0x694d7fe0a1b2c3d4L).uuid())
        .hasToString("018bcfe5-6800-8800-a94d-7fe0a1b2c3d4");
  }
}
