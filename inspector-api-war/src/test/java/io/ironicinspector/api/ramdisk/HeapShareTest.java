package io.ironicinspector.api.ramdisk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ironicinspector.api.error.BusyException;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class HeapShareTest {
  private static final long MEBIBYTE = 1L << 20;

  private final HeapShare heap = new HeapShare(100 * MEBIBYTE, Duration.ZERO);

  @Test
  void smallBodiesAlwaysPass() {
    heap.take(12 * MEBIBYTE);
    for (int i = 0; i < 1000; i++) {
      assertThat(heap.take(MEBIBYTE)).isNotNull();
    }
  }

  @Test
  void aSecondLargeBodyHasNoRoomUntilTheFirstIsRead() {
    HeapShare.Part first = heap.take(7 * MEBIBYTE);
    assertIsFull(7 * MEBIBYTE);
    first.read();
    assertThat(heap.take(7 * MEBIBYTE)).isNotNull();
  }

  @Test
  void whatIsProcessedStillTakesRoomAndGivesItBackOnce() {
    HeapShare.Part first = heap.take(12 * MEBIBYTE);
    first.read();
    first.read();
    assertIsFull(12 * MEBIBYTE);
    first.close();
    first.close();
    first.read();
    heap.take(12 * MEBIBYTE);
    assertIsFull(2 * MEBIBYTE);
  }

  @Test
  void aBodyThatIsTooLargeForTheShareGetsAllOfIt() {
    HeapShare.Part all = heap.take(500 * MEBIBYTE);
    assertIsFull(2 * MEBIBYTE);
    all.close();
    assertThat(heap.take(2 * MEBIBYTE)).isNotNull();
  }

  private void assertIsFull(long bodyBytes) {
    assertThatExceptionOfType(BusyException.class).isThrownBy(() -> heap.take(bodyBytes));
  }
}
