package io.ironicinspector.api.policy;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads one file of rules: YAML, or JSON, which is YAML. Only looks at texts and lists. */
final class PolicyDocument {
  private final Path file;
  private final Map<String, PlacedRule> rules = new LinkedHashMap<>();

  private PolicyDocument(Path file) {
    this.file = file;
  }

  /** Throws PolicyException with file, line and reason. */
  static Map<String, PlacedRule> read(Path file) {
    PolicyDocument document = new PolicyDocument(file);
    try (Reader text = Files.newBufferedReader(file)) {
      Node root = new Yaml(new LoaderOptions()).compose(text);
      if (root != null && !root.getTag().equals(Tag.NULL)) {
        document.addAll(root);
      }
    } catch (IOException e) {
      throw new PolicyException("%s cannot be read: %s".formatted(file, e.getMessage()), e);
    } catch (MarkedYAMLException e) {
      int line = e.getProblemMark() == null ? 0 : e.getProblemMark().getLine() + 1;
      throw new PolicyException("%s line %d: %s".formatted(file, line, e.getProblem()), e);
    } catch (YAMLException e) {
      throw new PolicyException("%s: %s".formatted(file, e.getMessage()), e);
    }
    return document.rules;
  }

  private void addAll(Node root) {
    if (!(root instanceof MappingNode mapping)) {
      throw at(root, "expected lines of the form \"RULE\": \"EXPRESSION\"");
    }
    for (NodeTuple rule : mapping.getValue()) {
      String name = text(rule.getKeyNode());
      if (rules.containsKey(name)) {
        throw at(rule.getKeyNode(), name + ": the rule is there twice");
      }
      rules.put(
          name, new PlacedRule(expression(name, rule.getValueNode()), place(rule.getKeyNode())));
    }
  }

  private Expression expression(String name, Node value) {
    try {
      if (value instanceof SequenceNode list) {
        return ExpressionParser.parse(alternatives(list));
      }
      return ExpressionParser.parse(text(value));
    } catch (PolicyException e) {
      // Without the list's own place, if it named one: the rule says more.
      throw e.getCause() == null && !e.getMessage().startsWith(file.toString())
          ? at(value, "%s: %s".formatted(name, e.getMessage()))
          : e;
    }
  }

  private List<List<String>> alternatives(SequenceNode list) {
    List<List<String>> alternatives = new ArrayList<>();
    for (Node item : list.getValue()) {
      alternatives.add(
          item instanceof SequenceNode checks
              ? checks.getValue().stream().map(this::text).toList()
              : List.of(text(item)));
    }
    return alternatives;
  }

  private String text(Node node) {
    // A value that was forgotten is null, which oslo.policy would take for "everybody".
    if (node instanceof ScalarNode scalar && !scalar.getTag().equals(Tag.NULL)) {
      return scalar.getValue();
    }
    throw at(node, "expected a text");
  }

  private PolicyException at(Node node, String reason) {
    return new PolicyException("%s: %s".formatted(place(node), reason));
  }

  private String place(Node node) {
    return "%s line %d".formatted(file, node.getStartMark().getLine() + 1);
  }
}
