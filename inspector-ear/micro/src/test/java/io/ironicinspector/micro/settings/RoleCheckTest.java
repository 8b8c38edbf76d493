package io.ironicinspector.micro.settings;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.domain.Role;
import io.ironicinspector.micro.StartFailure;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoleCheckTest {
  @Test
  void rightPairIsAccepted() {
    assertThatCode(() -> RoleCheck.check(Role.API, transport("json-rpc")))
        .doesNotThrowAnyException();
  }

  @Test
  void wrongPairIsRefused() {
    assertThatThrownBy(() -> RoleCheck.check(Role.ALL, transport("json-rpc")))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("role all")
        .hasMessageContaining("rpc_transport fake");
  }

  private static Settings transport(String name) {
    return Settings.read(List.of(), Map.of("DEFAULT.rpc_transport", name));
  }
}
