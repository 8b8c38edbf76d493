package io.ironicinspector.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoleTest {
  @ParameterizedTest
  @CsvSource({"all,true,true", "api,true,false", "conductor,false,true"})
  void roleSaysWhatAProcessDoes(String text, boolean api, boolean conductor) {
    Role role = Role.parse(text);

    assertThat(role.wireName()).isEqualTo(text);
    assertThat(role.servesApi()).isEqualTo(api);
    assertThat(role.conducts()).isEqualTo(conductor);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ALL", "both"})
  void otherWordsAreRefusedWithWhatIsAllowed(String text) {
    assertThatThrownBy(() -> Role.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("inspector.role must be all, api or conductor, was " + text);
  }
}
