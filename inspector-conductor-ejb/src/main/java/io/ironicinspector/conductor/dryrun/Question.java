package io.ironicinspector.conductor.dryrun;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What is to be tested on what. A member that is null counts as not given.
 *
 * @param node UUID or name; only with {@code data} it may be empty
 * @param rule a rule, or the UUID of a stored one; empty: all stored rules
 * @param data as the hooks leave it; empty: what is stored
 * @param run whose data; empty: the node's last
 */
record Question(
    Optional<String> node,
    Optional<JsonValue> rule,
    Optional<JsonObject> data,
    Optional<Long> run) {
  private static final List<String> MEMBERS = List.of("data", "node", "rule", "run");
  private static final int LONGEST_NAME = 255;
  private static final int SHOWN = 80;
  private static final BigDecimal MOST_RUNS = BigDecimal.valueOf(Long.MAX_VALUE);

  /**
   * Reads the body of a request.
   *
   * @throws ConductorException INVALID, naming the member
   */
  static Question parse(JsonObject body) {
    body.keySet().stream()
        .filter(name -> !MEMBERS.contains(name))
        .findFirst()
        .ifPresent(
            unknown -> {
              throw invalid(
                  "unknown member %s; allowed are %s"
                      .formatted(shown(unknown), String.join(", ", MEMBERS)));
            });
    Question question =
        new Question(
            member(body, "node", "the UUID or the name of a node", Question::name),
            member(body, "rule", "a rule, or the UUID of a stored one", Question::rule),
            member(body, "data", "an object, as the hooks leave it", Question::object),
            member(body, "run", "the number of a run, 1 or more", Question::number));
    question.requireComplete();
    return question;
  }

  private void requireComplete() {
    if (node.isEmpty() && data.isEmpty()) {
      throw invalid("node is missing: the UUID or the name of a node, unless there is data");
    }
    if (run.isPresent() && data.isPresent()) {
      throw invalid("run and data exclude each other");
    }
  }

  private static <T> Optional<T> member(
      JsonObject body, String name, String wanted, Function<JsonValue, Optional<T>> reader) {
    JsonValue value = body.getOrDefault(name, JsonValue.NULL);
    if (value == JsonValue.NULL || value.getValueType() == JsonValue.ValueType.NULL) {
      return Optional.empty();
    }
    Optional<T> read = reader.apply(value);
    if (read.isEmpty()) {
      throw invalid("%s must be %s, was %s".formatted(name, wanted, shown(value.toString())));
    }
    return read;
  }

  private static Optional<String> name(JsonValue value) {
    return value instanceof JsonString text
            && !text.getString().isBlank()
            && text.getString().length() <= LONGEST_NAME
        ? Optional.of(text.getString())
        : Optional.empty();
  }

  private static Optional<JsonValue> rule(JsonValue value) {
    return value instanceof JsonString || value instanceof JsonObject
        ? Optional.of(value)
        : Optional.empty();
  }

  private static Optional<JsonObject> object(JsonValue value) {
    return value instanceof JsonObject object ? Optional.of(object) : Optional.empty();
  }

  private static Optional<Long> number(JsonValue value) {
    if (!(value instanceof JsonNumber number)) {
      return Optional.empty();
    }
    // Compared before it is converted: 1e999999999 is a short text and an endless conversion.
    BigDecimal decimal = number.bigDecimalValue();
    return decimal.compareTo(BigDecimal.ONE) >= 0
            && decimal.compareTo(MOST_RUNS) <= 0
            && number.isIntegral()
        ? Optional.of(decimal.longValue())
        : Optional.empty();
  }

  private static ConductorException invalid(String why) {
    return new ConductorException(Kind.INVALID, "Invalid test of rules: " + why);
  }

  private static String shown(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
  }
}
