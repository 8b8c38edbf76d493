package io.ironicinspector.conductor;

import static io.ironicinspector.conductor.TestConductor.get;
import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The worked example of a dry run in the rules' README is what the service does. */
class DryRunGuideTest {
  private static JsonObject block(String name) throws IOException {
    String guide = Files.readString(Path.of("rules", "README.md"));
    Matcher block =
        Pattern.compile("^```json " + name + "\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
            .matcher(guide);
    assertThat(block.find()).as(name).isTrue();
    try (JsonReader reader = Json.createReader(new StringReader(block.group(1)))) {
      return reader.readObject();
    }
  }

  @Test
  void theAnswerIsAsWritten() throws IOException {
    try (TestConductor conductor = new TestConductor()) {
      NodeUuid node = conductor.waitingSampleNode();
      get(conductor.engine.continueIntrospection(Samples.inventory()));
      conductor.awaitState(node, IntrospectionState.FINISHED);
      assertThat(get(conductor.engine.testRules(block("request")))).isEqualTo(block("answer"));
    }
  }
}
