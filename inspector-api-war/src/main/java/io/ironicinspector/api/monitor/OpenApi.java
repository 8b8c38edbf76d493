package io.ironicinspector.api.monitor;

import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/** The description of the API, as JSON. */
final class OpenApi {
  /** Where MicroProfile OpenAPI looks, so that a server which has it shows the same. */
  private static final String FILE = "/META-INF/openapi.json";

  private OpenApi() {}

  static byte[] document() throws IOException {
    try (InputStream file = Objects.requireNonNull(OpenApi.class.getResourceAsStream(FILE), FILE)) {
      return file.readAllBytes();
    }
  }
}
