package io.ironicinspector.benchmark.http;

import static java.nio.charset.StandardCharsets.UTF_8;

/** What came back. Immutable. */
public final class Answer {
  private final int status;
  private final byte[] body;

  Answer(int status, byte[] body) {
    this.status = status;
    this.body = body;
  }

  public int status() {
    return status;
  }

  public String text() {
    return new String(body, UTF_8);
  }
}
