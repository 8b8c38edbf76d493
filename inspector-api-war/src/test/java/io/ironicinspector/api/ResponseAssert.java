package io.ironicinspector.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;

/** What is true of each response, and the common shapes. */
final class ResponseAssert {
  private ResponseAssert() {}

  static void assertJson(HttpResponse<String> response, int status, String body) {
    assertThat(response.body()).isEqualTo(body);
    assertThat(response.statusCode()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).hasValue("application/json");
    assertVersions(response);
  }

  static void assertError(HttpResponse<String> response, int status, String message) {
    assertJson(
        response,
        status,
        "{\"error\":{\"message\":\"%s\"}}\n".formatted(message.replace("\"", "\\\"")));
  }

  static void assertNotFound(HttpResponse<String> response) {
    assertError(
        response,
        404,
        "404 Not Found: The requested URL was not found on the server. If you entered the URL"
            + " manually please check your spelling and try again.");
  }

  static void assertVersions(HttpResponse<String> response) {
    assertThat(response.headers().firstValue("X-OpenStack-Ironic-Inspector-API-Minimum-Version"))
        .hasValue("1.0");
    assertThat(response.headers().firstValue("X-OpenStack-Ironic-Inspector-API-Maximum-Version"))
        .hasValue("1.18");
  }
}
