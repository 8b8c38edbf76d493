package io.ironicinspector.api;

import io.ironicinspector.api.ramdisk.CallbackConfigs;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Locale;

/** A call of a request that {@code /openapi} describes; as it is, one that succeeds. */
final class DescribedCall {
  private final String request;
  private String node = FakeConductor.NODE.toString();
  private String version = "1.18";
  private String query;
  private String body;
  private String token = "";

  /**
   * Begins.
   *
   * @param request such as {@code get /v1/rules/{rule}}
   */
  DescribedCall(String request) {
    this.request = request;
    query = request.endsWith("/continue") ? "?token=" + CallbackConfigs.SITE_TOKEN : "";
    body = request.matches("post /v1/rules(/\\{rule\\})?") ? SampleRules.matching() : "{}";
  }

  String request() {
    return request;
  }

  DescribedCall node(String uuidOrName) {
    node = uuidOrName;
    return this;
  }

  DescribedCall version(String wanted) {
    version = wanted;
    return this;
  }

  DescribedCall query(String text) {
    query = text;
    return this;
  }

  DescribedCall body(String text) {
    body = text;
    return this;
  }

  DescribedCall token(String text) {
    token = text;
    return this;
  }

  HttpRequest.Builder to(TestServer server) {
    String[] words = request.split(" ", 2);
    String path =
        words[1]
            .replace("{version}", "v1")
            .replace("{node}", node)
            .replace("{run}", "1")
            .replace("{rule}", SampleRules.UUID);
    HttpRequest.Builder call =
        server
            .request(path + query)
            .header("X-OpenStack-Ironic-Inspector-API-Version", version)
            .method(
                words[0].toUpperCase(Locale.ROOT),
                words[0].equals("post") ? BodyPublishers.ofString(body) : BodyPublishers.noBody());
    return token.isEmpty() ? call : call.header("X-Auth-Token", token);
  }
}
