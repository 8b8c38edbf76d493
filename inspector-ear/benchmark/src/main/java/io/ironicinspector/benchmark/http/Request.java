package io.ironicinspector.benchmark.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;

/** A request as it goes over the wire. Immutable. */
public final class Request {
  private static final String HEADERS =
      "Accept: application/json\r\nX-OpenStack-Ironic-Inspector-API-Version: 1.17\r\n";

  private final byte[] bytes;
  private final int expected;

  private Request(byte[] bytes, int expected) {
    this.bytes = bytes;
    this.expected = expected;
  }

  byte[] bytes() {
    return bytes;
  }

  /** The status that means success. */
  public int expected() {
    return expected;
  }

  public static Request get(URI base, String path) {
    return new Request(bytes("GET", base, path, ""), 200);
  }

  public static Request post(URI base, String path, String body, int expected) {
    return new Request(bytes("POST", base, path, body), expected);
  }

  private static byte[] bytes(String method, URI base, String path, String body) {
    String content =
        method.equals("GET")
            ? ""
            : "Content-Type: application/json\r\nContent-Length: "
                + body.getBytes(UTF_8).length
                + "\r\n";
    String head =
        method
            + " "
            + path
            + " HTTP/1.1\r\nHost: "
            + base.getAuthority()
            + "\r\n"
            + HEADERS
            + content;
    return (head + "\r\n" + body).getBytes(UTF_8);
  }
}
