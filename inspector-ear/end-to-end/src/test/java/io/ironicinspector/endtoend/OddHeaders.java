package io.ironicinspector.endtoend;

import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Whatever a request may say besides its path and its body, of some kinds at a time. */
final class OddHeaders {
  /** The origin whose pages may use the API, where any may. */
  static final String ORIGIN = "http://pages.example";

  private record Header(String name, List<String> values) {}

  private static final List<String> VERSIONS =
      List.of("1.0", "1.18", "latest", "1.19", "1.2.3", "");
  private static final List<String> ADDRESSES =
      List.of("192.0.2.1", "a, b", "[::1]:80", "[::", "a b", "https", "99999", "/p", "/%zz", "//");
  private static final List<String> TYPES = List.of("text/html", "nonsense", "a/b; charset=x", "/");
  private static final List<String> NAMES = List.of("admin", "service", "Confirmed", "all");

  private static final List<List<Header>> KINDS =
      List.of(
          List.of(
              new Header("X-OpenStack-Ironic-Inspector-API-Version", VERSIONS),
              new Header(
                  "OpenStack-API-Version",
                  List.of(
                      "baremetal-introspection 1.5", "baremetal-introspection 9", "compute 2"))),
          List.of(
              new Header("Content-Type", TYPES),
              new Header("Accept", List.of("text/html", "nonsense", "*/*;q=x", "*/*;q=0")),
              new Header("Content-Encoding", List.of("gzip", "br")),
              new Header("Accept-Encoding", List.of("gzip", "identity;q=0")),
              new Header("Accept-Language", List.of("de", "*")),
              new Header("Range", List.of("bytes=0-1", "bytes=-")),
              new Header("If-None-Match", List.of("*", "\"a\"")),
              new Header("If-Modified-Since", List.of("Thu, 01 Jan 1970 00:00:00 GMT"))),
          List.of(
              new Header("X-Auth-Token", List.of("0123", "gAAAAA")),
              new Header("X-Service-Token", List.of("0123")),
              new Header("X-Identity-Status", NAMES),
              new Header("X-Roles", NAMES),
              new Header("X-User-Id", NAMES),
              new Header("X-System-Scope", NAMES),
              new Header("X-Forwarded-User", NAMES),
              new Header("X-Remote-User", NAMES),
              new Header("Cookie", List.of("JSESSIONID=1", "a=b; $Version=1"))),
          List.of(
              new Header("X-Forwarded-For", ADDRESSES),
              new Header("X-Forwarded-Host", ADDRESSES),
              new Header("X-Forwarded-Port", ADDRESSES),
              new Header("X-Forwarded-Prefix", ADDRESSES),
              new Header("X-Forwarded-Proto", ADDRESSES),
              new Header("Forwarded", List.of("for=192.0.2.1;proto=https", "for=\"[::1]", ";;,")),
              new Header("Host", List.of("pages.example", "[::1]:5050", "127.0.0.1:99999", "a_b"))),
          List.of(
              new Header("Origin", List.of(ORIGIN, ORIGIN + ".test", "null", "*")),
              new Header("Access-Control-Request-Method", List.of("GET", "TRACE", "*")),
              new Header("Access-Control-Request-Headers", List.of("x-auth-token", ",,", "*")),
              new Header("Referer", List.of(ORIGIN))),
          List.of(
              new Header("X-Openstack-Request-Id", List.of("req-1", "req-")),
              new Header("X-HTTP-Method-Override", List.of("DELETE", "GET", "OPTIONS")),
              new Header("X-Original-URL", List.of("/v1/continue", "/health"))));

  private final Noise noise;
  private final Optional<String> user;

  /**
   * Begins.
   *
   * @param user name and password, with a colon between them, that the service knows; if it asks
   */
  OddHeaders(Noise noise, Optional<String> user) {
    this.noise = noise;
    this.user = user;
  }

  /** Adds some; true if they prove who sends them, as far as anybody asks. */
  boolean addTo(HttpRequest.Builder request) {
    for (List<Header> kind : KINDS) {
      if (noise.oneIn(6)) {
        for (Header header : kind) {
          if (noise.oneIn(2)) {
            request.header(header.name(), value(header));
          }
        }
      }
    }
    boolean known = user.isPresent() && noise.oneIn(2);
    if (known) {
      request.header("Authorization", noise.of(right(user.get())));
    } else if (noise.oneIn(2)) {
      request.header("Authorization", noise.of(wrong(user.orElse("nobody:knows"), noise)));
    }
    return known || user.isEmpty();
  }

  private String value(Header header) {
    return noise.oneIn(4) && !header.name().equals("Host")
        ? noise.headerValue()
        : noise.of(header.values());
  }

  /** What proves who sends it. */
  static List<String> right(String user) {
    return List.of("Basic " + base64(user), "basic " + base64(user), "BASIC   " + base64(user));
  }

  /** What does not. */
  static List<String> wrong(String user, Noise noise) {
    String name = user.substring(0, user.indexOf(':'));
    String right = base64(user);
    return List.of(
        "",
        "Basic",
        "Basic ",
        "Basic !",
        right,
        "Basic " + right + "=",
        "Basic " + right.substring(1),
        "Basic " + right + ", Basic " + right,
        "Bearer " + right,
        "Digest username=\"" + name + "\"",
        "Negotiate " + right,
        "Basic " + base64(name),
        "Basic " + base64(name + ":"),
        "Basic " + base64(user + "\u0000"),
        "Basic " + base64(user + " "),
        "Basic " + base64(":" + user),
        "Basic " + base64("nobody:knows"),
        "Basic " + base64(":"),
        "Basic " + base64(noise.text()),
        noise.headerValue());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
