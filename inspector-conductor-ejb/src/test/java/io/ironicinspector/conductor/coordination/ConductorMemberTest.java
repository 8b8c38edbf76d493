package io.ironicinspector.conductor.coordination;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.coordination.Member;
import io.ironicinspector.coordination.MemberId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConductorMemberTest {
  private static final MemberId SELF = ConductorMember.id("c1.example.org");
  private static final List<Member> OTHERS =
      List.of(new Member(ConductorMember.id("c2.example.org"), Map.of()));

  @Test
  void aConductorMustBeInItsGroup() {
    assertThatCode(
            () -> ConductorMember.require(Optional.of(SELF), List.of(new Member(SELF, Map.of()))))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(ConductorException.class)
        .isThrownBy(() -> ConductorMember.require(Optional.of(SELF), OTHERS))
        .withMessage("Conductor ironic_inspector.conductor.c1.example.org is not in its group")
        .extracting(ConductorException::kind)
        .isEqualTo(Kind.UNAVAILABLE);
  }

  @Test
  void whoeverDoesNotConductNeedNotBe() {
    assertThatCode(() -> ConductorMember.require(Optional.empty(), OTHERS))
        .doesNotThrowAnyException();
    assertThatCode(() -> ConductorMember.require(Optional.empty(), List.of()))
        .doesNotThrowAnyException();
  }
}
