package io.ironicinspector.endtoend.differential;

import java.util.List;

/** Versions, types, proxies, origins: what a request says besides path and body. */
final class Headers {
  private static final String VERSION = "X-OpenStack-Ironic-Inspector-API-Version";
  private static final String STANDARD = "OpenStack-API-Version";
  private static final String RULE = "{\"actions\": [{\"action\": \"example\"}]}";

  private static final List<String> VERSIONS =
      List.of(
          "1.0",
          "1.1",
          "1.2",
          "1.3",
          "1.4",
          "1.5",
          "1.6",
          "1.7",
          "1.8",
          "1.9",
          "1.10",
          "1.11",
          "1.12",
          "1.13",
          "1.14",
          "1.15",
          "1.16",
          "1.17",
          "1.18",
          "latest",
          "LATEST",
          "Latest",
          " 1.5 ",
          "1 . 5",
          "01.05",
          "+1.+5",
          "1.1_8",
          "1.19",
          "1.99",
          "2.0",
          "0.9",
          "0.0",
          "-1.0",
          "1.-5",
          "1.99999999999999999999",
          "1.2.3",
          "1.0.0",
          "1.19.0",
          "2.0.0",
          "1",
          "2",
          "a.b",
          "1.x",
          "1.5.",
          ".5",
          "1,5",
          "1.5;q=1",
          "v1.5",
          "latest 1.5",
          "");

  private static final List<String> STANDARDS =
      List.of(
          "baremetal-introspection 1.5",
          "baremetal-introspection 1.18",
          "baremetal-introspection latest",
          "baremetal-introspection 1.19",
          "baremetal-introspection 9",
          "baremetal 1.5",
          "compute 2.1",
          "1.19",
          "");

  private static final List<String> TYPES =
      List.of(
          "text/plain",
          "application/x-www-form-urlencoded",
          "x; y",
          "/",
          "application/xml",
          "application/json; charset=latin-1",
          "multipart/form-data",
          "x",
          "*/*");

  private static final List<String> ACCEPTS =
      List.of(
          "application/json",
          "text/html",
          "application/xml",
          "image/png;q=0.5",
          "nonsense",
          "*/*;q=0");

  private Headers() {}

  static Chapter versions() {
    Script script = new Script("versions");
    for (String version : VERSIONS) {
      script.call(Request.get("/").with(VERSION, version));
      script.call(Request.get("/v1/introspection").with(VERSION, version));
      script.call(Request.get("/no/such/path").with(VERSION, version));
      script.call(Request.post("/v1/rules", RULE).with(VERSION, version));
    }
    for (String version : STANDARDS) {
      script.call(Request.get("/v1").with(STANDARD, version));
      script.call(Request.get("/v1").with(STANDARD, version).with(VERSION, "1.1"));
    }
    return script.call("forget", Request.of("DELETE", "/v1/rules")).chapter();
  }

  static Chapter types() {
    Script script = new Script("types");
    for (String type : TYPES) {
      script.call(Request.post("/v1/rules", RULE).with("Content-Type", type));
      script.call(Request.post("/v1/continue", "[]").with("Content-Type", type));
    }
    for (String accept : ACCEPTS) {
      script.call(Request.get("/").with("Accept", accept));
      script.call(Request.get("/v1/rules/none").with("Accept", accept));
      script.call(Request.post("/v1/rules", RULE).with("Accept", accept));
      script.call(Request.get("/healthcheck").with("Accept", accept));
    }
    for (String encoding : List.of("gzip", "deflate", "identity", "br;q=1", "*")) {
      script.call(Request.get("/v1").with("Accept-Encoding", encoding));
    }
    script.call(Request.get("/v1").with("If-None-Match", "*").with("Range", "bytes=0-3"));
    script.call(Request.get("/v1").with("X-Auth-Token", "nonsense"));
    script.call(Request.get("/v1").with("Authorization", "Basic nonsense"));
    script.call(Request.get("/v1/rules").with("X-HTTP-Method-Override", "DELETE"));
    return script.call("forget", Request.of("DELETE", "/v1/rules")).chapter();
  }

  static Chapter origins() {
    Script script = new Script("origins");
    for (String origin : List.of("http://console.example", "http://other.example", "null", "")) {
      for (String target : List.of("/", "/v1/rules", "/no/such", "/healthcheck")) {
        script.call(Request.get(target).with("Origin", origin));
        for (String method : List.of("GET", "PUT", "TRACE")) {
          script.call(
              Request.of("OPTIONS", target)
                  .with("Origin", origin)
                  .with("Access-Control-Request-Method", method)
                  .with("Access-Control-Request-Headers", "X-Auth-Token"));
        }
      }
      script.call(Request.of("OPTIONS", "/v1/rules").with("Origin", origin));
      script.call(
          Request.of("OPTIONS", "/v1/rules")
              .with("Origin", origin)
              .with("Access-Control-Request-Method", "POST")
              .with("Access-Control-Request-Headers", "X-Other, content-type"));
    }
    return script.chapter();
  }

  /** Both believe one proxy: the option is on for ours. */
  static Chapter proxies() {
    Script script = new Script("proxies");
    for (String target : List.of("/", "/v1", "/v1/rules", "/v1/introspection", "/no/such")) {
      for (String host :
          List.of("a.example", "a.example:8443", "a.example, b.example", "[::1]:99", "")) {
        script.call(Request.get(target).with("X-Forwarded-Host", host));
        script.call(
            Request.get(target).with("X-Forwarded-Host", host).with("X-Forwarded-Proto", "https"));
      }
      for (String port : List.of("443", "80", "8443", "x", "1, 2")) {
        script.call(Request.get(target).with("X-Forwarded-Port", port));
        script.call(
            Request.get(target).with("X-Forwarded-Port", port).with("X-Forwarded-Proto", "https"));
      }
      for (String proto : List.of("https", "http", "HTTPS", "http, https", "ftp", "")) {
        script.call(Request.get(target).with("X-Forwarded-Proto", proto));
      }
      for (String prefix : List.of("/insp", "/insp/", "insp", "/a/b", "/a, /b", "/", "")) {
        script.call(Request.get(target).with("X-Forwarded-Prefix", prefix));
      }
      script.call(Request.get(target).with("X-Forwarded-For", "192.0.2.1, 192.0.2.2"));
      script.call(Request.get(target).with("Forwarded", "host=a.example;proto=https"));
      script.call(Request.get(target).with("Host", "b.example:1234"));
    }
    return script.chapter();
  }
}
