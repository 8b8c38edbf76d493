package io.ironicinspector.api.policy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes {@code server-config/policy.yaml.sample}; run it in this module's folder. */
final class PolicySampleWriter {
  private PolicySampleWriter() {}

  public static void main(String[] arguments) throws IOException {
    Files.writeString(Path.of("..", "server-config", "policy.yaml.sample"), PolicySample.text());
  }
}
