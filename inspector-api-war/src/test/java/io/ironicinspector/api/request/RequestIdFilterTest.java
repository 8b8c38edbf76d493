package io.ironicinspector.api.request;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.ServletCall;
import io.ironicinspector.osloconfig.context.RequestContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequestIdFilterTest {
  private static final String GIVEN = "req-0f0f0f0f-0000-4000-8000-000000000001";
  private static final String OTHER = "req-0f0f0f0f-0000-4000-8000-000000000002";

  private final List<RequestContext> seen = new ArrayList<>();

  @Test
  void eachRequestHasItsOwnIdOnTheAnswerAndOnItsThread() throws Exception {
    ServletCall one = call(new ServletCall("/v1"));
    ServletCall two = call(new ServletCall("/v1"));
    assertThat(seen).hasSize(2).doesNotHaveDuplicates();
    assertThat(one.answered("X-Openstack-Request-Id")).isEqualTo(seen.get(0).requestId());
    assertThat(two.answered("X-Openstack-Request-Id")).isEqualTo(seen.get(1).requestId());
    assertThat(RequestContext.current()).isEmpty();
  }

  @Test
  void whatAClientGivesIsTheGlobalId() throws Exception {
    call(new ServletCall("/v1").header("X-Openstack-Request-Id", GIVEN));
    call(new ServletCall("/v1").header("X-Openstack-Request-Id", "evil\nline"));
    assertThat(seen.get(0).globalRequestId()).hasValue(GIVEN);
    assertThat(seen.get(0).requestId()).isNotEqualTo(GIVEN);
    assertThat(seen.get(1).globalRequestId()).isEmpty();
  }

  @Test
  void aCallOverRpcKeepsItsIdAndNobodyElseChoosesOne() throws Exception {
    ServletCall rpc =
        new ServletCall("/rpc")
            .with("getMethod", "POST")
            .header("X-Inspector-Request-Id", GIVEN)
            .header("X-Openstack-Request-Id", OTHER);
    assertThat(call(rpc).answered("X-Openstack-Request-Id")).isEqualTo(GIVEN);
    assertThat(seen.get(0).globalRequestId()).hasValue(OTHER);
    call(new ServletCall("/v1").header("X-Inspector-Request-Id", GIVEN));
    assertThat(seen.get(1).requestId()).isNotEqualTo(GIVEN);
  }

  private ServletCall call(ServletCall call) throws Exception {
    return call.through(
        new RequestIdFilter(), () -> seen.add(RequestContext.current().orElseThrow()));
  }
}
