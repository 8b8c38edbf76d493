package io.ironicinspector.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.rules.action.NodeChanges;
import io.ironicinspector.rules.facts.Facts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of README.md are what the service does. */
class ReadmeTest {
  private static final Pattern BLOCK =
      Pattern.compile("^```json (\\w+)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

  static Stream<Named<Map<String, Map<String, Object>>>> examples() throws IOException {
    String text = Files.readString(Path.of("README.md"));
    return Arrays.stream(text.split("(?m)^### Example: "))
        .skip(1)
        .map(part -> Named.of(part.lines().findFirst().orElseThrow(), blocks(part)));
  }

  private static Map<String, Map<String, Object>> blocks(String part) {
    Map<String, Map<String, Object>> blocks = new LinkedHashMap<>();
    Matcher block = BLOCK.matcher(part);
    while (block.find()) {
      blocks.put(block.group(1), Json.readObject(block.group(2)));
    }
    return blocks;
  }

  @ParameterizedTest
  @MethodSource("examples")
  void comesOutAsWritten(Map<String, Map<String, Object>> example) {
    Rule rule = Rule.parse(example.get("rule"));
    Map<String, Object> node = example.getOrDefault("node", Map.of());

    RuleOutcome outcome = RuleEngine.evaluate(List.of(rule), Facts.of(example.get("data"), node));

    assertThat(seen(rule, outcome, node)).containsAllEntriesOf(example.get("outcome"));
  }

  private static Map<String, Object> seen(
      Rule rule, RuleOutcome outcome, Map<String, Object> node) {
    NodeChanges changes = new NodeChanges(node);
    outcome.actions().forEach(planned -> planned.action().carryOut(changes));
    Map<String, Object> seen = new LinkedHashMap<>(changes.toTree());
    seen.put("matched", outcome.matching().contains(rule));
    seen.put("failure", outcome.failure().map(RuleFailure::message).orElse(null));
    String prefix = "rule %s: ".formatted(rule.uuid());
    seen.put(
        "warnings", outcome.warnings().stream().map(w -> w.substring(prefix.length())).toList());
    return seen;
  }
}
