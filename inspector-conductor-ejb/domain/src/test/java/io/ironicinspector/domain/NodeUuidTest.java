package io.ironicinspector.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NodeUuidTest {
  private static final String CANONICAL = "1be26c0b-03f2-4d2e-ae87-c02d7f33c123";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1be26c0b-03f2-4d2e-ae87-c02d7f33c123",
        "1BE26C0B-03F2-4D2E-AE87-C02D7F33C123",
        "1be26c0b03f24d2eae87c02d7f33c123",
        "1be2-6c0b03f24d2eae87c02d7f33c1-23",
        "-1be26c0b03f24d2eae87c02d7f33c123-",
        "{1be26c0b-03f2-4d2e-ae87-c02d7f33c123}",
        "urn:uuid:1be26c0b-03f2-4d2e-ae87-c02d7f33c123",
        "{urn:uuid:1be26c0b-03f2-4d2e-ae87-c02d7f33c123}",
        "uuid:1be26c0b03f24d2eae87c02d7f33c123",
      })
  void formsThatOsloTakesMeanTheSameNode(String text) {
    assertThat(NodeUuid.like(text)).map(NodeUuid::toString).contains(CANONICAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "compute-1",
        "{}",
        "1be26c0b-03f2-4d2e-ae87-c02d7f33c12",
        "1be26c0b-03f2-4d2e-ae87-c02d7f33c1234",
        "1be26c0b-03f2-4d2e-ae87-c02d7f33c12g",
        "1be26c0b-03f2-4d2e{ae87-c02d7f33c123",
        " 1be26c0b-03f2-4d2e-ae87-c02d7f33c123",
        "1be26c0b_03f2_4d2e_ae87_c02d7f33c123",
        "URN:UUID:1be26c0b-03f2-4d2e-ae87-c02d7f33c123",
        "\u0661be26c0b-03f2-4d2e-ae87-c02d7f33c123",
      })
  void anythingElseIsANameAtMost(String text) {
    assertThat(NodeUuid.like(text)).isEmpty();
  }

  @Test
  void parseTakesTheCanonicalFormInEitherCase() {
    assertThat(NodeUuid.parse("1BE26C0B-03F2-4D2E-AE87-C02D7F33C123")).hasToString(CANONICAL);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1-1-1-1-1",
        "1be26c0b03f24d2eae87c02d7f33c123",
        "{1be26c0b-03f2-4d2e-ae87-c02d7f33c123}",
        "1be26c0b-03f2-4d2e-ae87-c02d7f33c12g",
        "1be26c0b0-3f2-4d2e-ae87-c02d7f33c123",
      })
  void parseRefusesOtherForms(String text) {
    assertThatThrownBy(() -> NodeUuid.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
