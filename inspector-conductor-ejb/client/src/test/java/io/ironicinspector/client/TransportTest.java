package io.ironicinspector.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.ironicinspector.domain.Role;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TransportTest {
  private static final Optional<String> UNSET = Optional.empty();

  @Test
  void everyRoleAcceptsItsOwnTransport() {
    assertThat(Transport.check(Role.ALL, Optional.of("fake"), UNSET)).isEqualTo(Transport.FAKE);
    assertThat(Transport.check(Role.API, Optional.of("json-rpc"), UNSET))
        .isEqualTo(Transport.JSON_RPC);
    assertThat(Transport.check(Role.CONDUCTOR, Optional.of(" json-rpc "), UNSET))
        .isEqualTo(Transport.JSON_RPC);
  }

  @Test
  void fakeIsTheDefaultAndFitsOnlyTheOneProcessRole() {
    assertThat(Transport.check(Role.ALL, UNSET, UNSET)).isEqualTo(Transport.FAKE);
    assertRefused(
        Role.API,
        UNSET,
        UNSET,
        "role api: [DEFAULT] rpc_transport is fake (the default);"
            + " allowed for this role: rpc_transport json-rpc");
  }

  @Test
  void aWrongPairIsRefusedInOneLineThatNamesWhatIsAllowed() {
    assertRefused(
        Role.ALL,
        Optional.of("json-rpc"),
        UNSET,
        "role all: [DEFAULT] rpc_transport is json-rpc; allowed for this role: rpc_transport fake");
    assertRefused(
        Role.CONDUCTOR,
        Optional.of("fake"),
        UNSET,
        "role conductor: [DEFAULT] rpc_transport is fake;"
            + " allowed for this role: rpc_transport json-rpc");
    assertRefused(
        Role.API,
        Optional.of("carrier-pigeon"),
        UNSET,
        "role api: [DEFAULT] rpc_transport is carrier-pigeon;"
            + " allowed for this role: rpc_transport json-rpc");
  }

  @Test
  void osloIsRefusedAsNotBuiltInYet() {
    assertRefused(
        Role.API,
        Optional.of("oslo"),
        UNSET,
        "role api: [DEFAULT] rpc_transport is oslo, which is not built in yet;"
            + " allowed for this role: rpc_transport json-rpc");
  }

  @Test
  void standaloneIsUnderstoodWhenTheTransportIsNotSet() {
    assertThat(Transport.check(Role.ALL, UNSET, Optional.of("True"))).isEqualTo(Transport.FAKE);
    assertThat(Transport.check(Role.API, Optional.of("json-rpc"), Optional.of("true")))
        .isEqualTo(Transport.JSON_RPC);
    assertRefused(
        Role.CONDUCTOR,
        UNSET,
        Optional.of("false"),
        "role conductor: [DEFAULT] standalone is false, which means rpc_transport oslo,"
            + " which is not built in yet; allowed for this role: rpc_transport json-rpc");
    assertRefused(
        Role.ALL,
        UNSET,
        Optional.of("maybe"),
        "role all: [DEFAULT] standalone is maybe; allowed: true, false");
  }

  private static void assertRefused(
      Role role, Optional<String> transport, Optional<String> standalone, String line) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Transport.check(role, transport, standalone))
        .withMessage(line);
  }
}
