package io.ironicinspector.endtoend.differential;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** What an entry of the list excuses, and what not. */
class ExplanationTest {
  private static final Request REQUEST = Request.get("/");

  @Test
  void aChallengeIsExcusedWithItsStatusAlone() {
    Explanation challenge =
        Explanation.of(
            "a row", ".*", "status=401 www-authenticate=-$", "status=401 www-authenticate=Basic$");
    assertThat(challenge.explains(challengedByOurs(401))).isTrue();
    assertThat(challenge.explains(challengedByOurs(200))).isFalse();
  }

  private static Difference challengedByOurs(int status) {
    return Difference.between(
            "a call",
            REQUEST,
            new Answer(status, "", Map.of(), ""),
            new Answer(status, "", Map.of("WWW-Authenticate", "Basic"), ""))
        .orElseThrow();
  }

  @Test
  void whatAGroupHeldIsTakenAsItStands() {
    Explanation cut = Explanation.of("a row", ".*", "body=(.*)cut(.*)$", "body=%1%2$");
    assertThat(cut.explains(new Difference("a call", REQUEST, "body=a%2.cut$", "body=a%2.$")))
        .isTrue();
    assertThat(cut.explains(new Difference("a call", REQUEST, "body=a%2.cut$", "body=a$.$")))
        .isFalse();
  }
}
