package io.ironicinspector.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class IntrospectionStateTest {
  @Test
  void statesStandInUpstreamsOrderUnderUpstreamsNames() {
    assertThat(IntrospectionState.values())
        .extracting(IntrospectionState::wireName)
        .containsExactly(
            "starting",
            "waiting",
            "processing",
            "finished",
            "error",
            "reapplying",
            "enrolling",
            "aborting");
  }

  @Test
  void unknownNamesAreNoState() {
    assertThat(IntrospectionState.ofWireName("WAITING")).isEmpty();
    assertThat(IntrospectionState.ofWireName("")).isEmpty();
  }
}
