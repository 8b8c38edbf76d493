package io.ironicinspector.endtoend.differential;

import java.util.List;

/** Every path with every method, and paths that do not exist. */
final class Paths {
  private static final String UNKNOWN = "/v1/introspection/" + new Node(0xfff).uuid();

  static final List<String> ENDPOINTS =
      List.of(
          "/",
          "/v1",
          "/v1/continue",
          "/v1/introspection",
          UNKNOWN,
          UNKNOWN + "/abort",
          UNKNOWN + "/data",
          UNKNOWN + "/data/unprocessed",
          "/v1/rules",
          "/v1/rules/no-such-rule");

  static final List<String> METHODS =
      List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

  private static final List<String> ODD =
      List.of(
          "/v2",
          "/v1.0",
          "/v1.18",
          "/V1",
          "/1",
          "/v",
          "/v.",
          "/(",
          "/[",
          "/*",
          "/v1?",
          "/v1?x=1",
          "/?x=1&y",
          "/%76%31",
          "/v1%2F",
          "/v1%20",
          "/%C3%BC",
          "/%E4",
          "/v1;a=b",
          "/favicon.ico",
          "/robots.txt",
          "/v1/foo",
          "/v1/Introspection",
          "/v1/rule",
          "/v1/continue/x",
          "/v1/rules/a/b",
          "/v1/introspection/a/b",
          "/v1/introspection/a/data/b",
          "/v1/introspection/a/data/unprocessed/b",
          "/foo/bar",
          "/v2/rules",
          "/v1/rules?x=1",
          "/v1/introspection?unknown=1",
          "/healthcheck",
          "/healthcheck/",
          "/.",
          "/..",
          "/v1/rules/.",
          "/v1/introspection/..",
          "/v1/introspection/../data",
          "/health%63heck");

  private static final List<String> SLASHES =
      List.of(
          "//",
          "//v1",
          "/v1//",
          "//v1/rules",
          "/v1//rules",
          "/v1//introspection",
          "/v1/rules//",
          "/v1///rules",
          "/v1//introspection//x");

  private Paths() {}

  static Chapter chapter() {
    Script script = new Script("paths");
    for (String endpoint : ENDPOINTS) {
      for (String method : METHODS) {
        script.call(Request.of(method, endpoint));
        if (endpoint.length() > 1) {
          script.call(Request.of(method, endpoint + "/"));
        }
      }
    }
    for (String path : ODD) {
      script.call(Request.get(path));
      script.call(Request.post(path, "{}"));
      script.call(Request.of("HEAD", path));
    }
    for (String path : SLASHES) {
      script.call(Request.get(path));
      script.call(Request.of("DELETE", path));
    }
    return script.chapter();
  }
}
