package io.ironicinspector.api.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.Answer;
import io.ironicinspector.api.Backends;
import io.ironicinspector.api.Description;
import io.ironicinspector.api.FakeReads;
import io.ironicinspector.api.ServletCall;
import io.ironicinspector.api.backend.InspectorConfigs;
import io.ironicinspector.domain.Role;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** What {@code /openapi} says of this filter's answers, as the other test does for resources. */
class MonitorAnswersTest {
  private final Description description = Description.read();
  private final Set<String> seen = new TreeSet<>();

  @Test
  void everyDescribedAnswerIsGivenAndEveryAnswerIsDescribed() throws Exception {
    FakeReads reads = new FakeReads();
    MonitorFilter filter = new MonitorFilter();
    filter.use(Backends.reading(reads), InspectorConfigs.of(Role.ALL));
    checkAll(filter);
    reads.fail(new IllegalStateException("no database"));
    checkAll(filter);
    Set<String> described = description.answers();
    described.removeIf(answer -> !answer.matches("get /(health|metrics|openapi)\\b.*"));
    assertThat(seen).containsExactlyElementsOf(described);
  }

  private void checkAll(MonitorFilter filter) throws Exception {
    for (String path : MonitorFilter.PATHS) {
      ServletCall call = new ServletCall(path).with("getMethod", "GET").through(filter);
      assertThat(call.passed()).as(path).isFalse();
      Answer answer = Answer.of(call);
      assertThat(description.complaints("get " + path, answer)).as(path).isEmpty();
      seen.add(answer.name("get " + path));
    }
  }
}
