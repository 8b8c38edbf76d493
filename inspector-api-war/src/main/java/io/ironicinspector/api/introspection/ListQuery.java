package io.ironicinspector.api.introspection;

import io.ironicinspector.api.error.ApiException;
import io.ironicinspector.domain.IntrospectionState;
import io.ironicinspector.domain.NodeUuid;
import jakarta.ws.rs.core.MultivaluedMap;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The parameters of the list. Checked in the order marker, limit, state, with upstream's texts.
 *
 * @param states empty means all
 */
record ListQuery(Optional<NodeUuid> marker, int limit, Set<IntrospectionState> states) {
  /** What Python's int() takes. */
  private static final Pattern INTEGER = Pattern.compile("[+-]?\\p{Nd}+(_\\p{Nd}+)*");

  static ListQuery parse(MultivaluedMap<String, String> query, int maxLimit) {
    return new ListQuery(
        first(query, "marker").map(ListQuery::marker),
        first(query, "limit").map(text -> limit(text, maxLimit)).orElse(maxLimit),
        first(query, "state").map(ListQuery::states).orElse(Set.of()));
  }

  private static Optional<String> first(MultivaluedMap<String, String> query, String name) {
    return Optional.ofNullable(query.getFirst(name));
  }

  private static NodeUuid marker(String text) {
    return NodeUuid.like(text).orElseThrow(() -> bad("Marker not UUID-like"));
  }

  private static int limit(String text, int maxLimit) {
    String digits = text.strip();
    if (!INTEGER.matcher(digits).matches()) {
      throw bad("invalid literal for int() with base 10: " + quoted(text));
    }
    BigInteger limit = new BigInteger(digits.replace("_", ""));
    if (limit.signum() < 0) {
      throw bad("Limit cannot be negative");
    }
    if (limit.compareTo(BigInteger.valueOf(maxLimit)) > 0) {
      throw bad("Limit over " + maxLimit);
    }
    return limit.signum() == 0 ? maxLimit : limit.intValueExact();
  }

  /** As Python's repr(), as far as a query parameter can go. */
  private static String quoted(String text) {
    String escaped = text.replace("\\", "\\\\").replace("\n", "\\n").replace("\r", "\\r");
    if (!escaped.contains("'")) {
      return "'" + escaped + "'";
    }
    return escaped.contains("\"") ? "'" + escaped.replace("'", "\\'") + "'" : "\"" + escaped + "\"";
  }

  private static Set<IntrospectionState> states(String text) {
    List<String> names = Arrays.asList(text.split(",", -1));
    String unknown =
        names.stream()
            .filter(name -> IntrospectionState.ofWireName(name).isEmpty())
            .collect(Collectors.joining(", "));
    Set<IntrospectionState> states =
        names.stream()
            .map(IntrospectionState::ofWireName)
            .flatMap(Optional::stream)
            .collect(Collectors.toCollection(() -> EnumSet.noneOf(IntrospectionState.class)));
    if (states.size() < names.stream().distinct().count()) {
      throw bad("State(s) \"%s\" are not valid".formatted(unknown));
    }
    return states;
  }

  private static ApiException bad(String reason) {
    return ApiException.badRequest("Bad request: " + reason);
  }
}
