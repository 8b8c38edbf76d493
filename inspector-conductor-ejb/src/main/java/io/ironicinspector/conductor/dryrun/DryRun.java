package io.ironicinspector.conductor.dryrun;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.conductor.database.GuardedStore;
import io.ironicinspector.conductor.ironic.IronicClient;
import io.ironicinspector.conductor.ironic.IronicException;
import io.ironicinspector.conductor.ironic.IronicNode;
import io.ironicinspector.conductor.json.JsonDocuments;
import io.ironicinspector.conductor.rule.RuleStore;
import io.ironicinspector.domain.NodeUuid;
import io.ironicinspector.persistence.rule.InvalidStoredRuleException;
import io.ironicinspector.persistence.rule.PlainJson;
import io.ironicinspector.persistence.rule.RuleRepository;
import io.ironicinspector.persistence.rule.UnknownRuleException;
import io.ironicinspector.rules.Rule;
import io.ironicinspector.rules.schema.InvalidRuleException;
import jakarta.ejb.EJBException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.persistence.PersistenceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Says what rules would do. Of Ironic only the node is read, of the database rules and data, and
 * nothing is written. Thread-safe; blocks for both.
 */
public final class DryRun {
  private final RuleStore rules;
  private final ProcessedData stored;
  private final IronicClient ironic;

  public DryRun(RuleStore rules, ProcessedData stored, IronicClient ironic) {
    this.rules = rules;
    this.stored = stored;
    this.ironic = ironic;
  }

  /**
   * As {@link io.ironicinspector.client.Conductor#testRules}.
   *
   * @throws ConductorException as there
   */
  public JsonObject answer(JsonObject body) {
    Question question = Question.parse(body);
    List<Rule> tested = rules(question);
    Optional<IronicNode> node = question.node().map(this::node);
    JsonObject data = question.data().orElseGet(() -> stored(node.orElseThrow(), question.run()));
    Trial trial =
        new Trial(
            tested,
            PlainJson.toPlain(data),
            node.map(known -> PlainJson.toPlain(known.document())).orElse(Map.of()));
    Map<String, Object> tree = trial.toTree();
    tree.put("node", node.map(known -> known.uuid().toString()).orElse(null));
    tree.put("data", source(question));
    return JsonDocuments.of(tree).asJsonObject();
  }

  private static String source(Question question) {
    return question.data().isPresent()
        ? "given"
        : question.run().map(run -> "run " + run).orElse("stored");
  }

  private List<Rule> rules(Question question) {
    try {
      return question.rule().map(this::rule).orElseGet(() -> rules.read(RuleRepository::all));
    } catch (InvalidRuleException invalid) {
      throw new ConductorException(Kind.INVALID, "rule: " + invalid.getMessage(), invalid);
    } catch (UnknownRuleException unknown) {
      throw new ConductorException(Kind.NOT_FOUND, unknown.getMessage(), unknown);
    } catch (InvalidStoredRuleException invalid) {
      throw new ConductorException(Kind.INTERNAL, invalid.getMessage(), invalid);
    } catch (EJBException | PersistenceException failed) {
      throw GuardedStore.meaning(failed);
    }
  }

  private List<Rule> rule(JsonValue given) {
    return List.of(
        given instanceof JsonString uuid
            ? rules.read(all -> all.get(uuid.getString()))
            : Rule.parse(PlainJson.toPlain(given)));
  }

  private IronicNode node(String uuidOrName) {
    try {
      return ironic.node(uuidOrName);
    } catch (IronicException failed) {
      throw new ConductorException(
          failed.kind(),
          "Node %s could not be read from Ironic, no rule was evaluated: %s"
              .formatted(uuidOrName, failed.getMessage()),
          failed);
    }
  }

  private JsonObject stored(IronicNode node, Optional<Long> run) {
    return run.map(number -> stored.ofRun(node.uuid(), number))
        .orElseGet(() -> stored.last(node.uuid()))
        .flatMap(JsonDocuments::parse)
        .filter(JsonObject.class::isInstance)
        .map(JsonValue::asJsonObject)
        .orElseThrow(() -> new ConductorException(Kind.NOT_FOUND, missing(node.uuid(), run)));
  }

  private static String missing(NodeUuid node, Optional<Long> run) {
    return run.map(number -> "Run %d of node %s has no processed data".formatted(number, node))
        .orElseGet(
            () -> "Introspection data not found for node %s, processed=True".formatted(node));
  }
}
