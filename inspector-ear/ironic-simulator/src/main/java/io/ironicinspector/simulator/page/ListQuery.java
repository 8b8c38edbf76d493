package io.ironicinspector.simulator.page;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.request.Flags;
import io.ironicinspector.simulator.version.Microversion;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The query of a list or of one resource, checked as Ironic checks it. */
public final class ListQuery {
  private static final int MAX_LIMIT = 1000;
  private static final Set<String> PAGING = Set.of("limit", "marker", "sort_key", "sort_dir");
  private static final Set<String> SHAPE = Set.of("fields", "detail");

  private final MultivaluedMap<String, String> values;

  /**
   * Reads the query of {@code uri}.
   *
   * @throws IronicError for a parameter that is neither about paging, nor about the shape of the
   *     answer, nor in {@code filters}, and for orders that are not simulated
   */
  public ListQuery(UriInfo uri, Set<String> filters) {
    this.values = uri.getQueryParameters();
    for (String name : values.keySet()) {
      if (!PAGING.contains(name) && !SHAPE.contains(name) && !filters.contains(name)) {
        throw IronicError.badRequest("Unexpected arguments: " + name);
      }
    }
    only("sort_key", "id");
    only("sort_dir", "asc");
  }

  private void only(String name, String simulated) {
    if (!value(name).orElse(simulated).equals(simulated)) {
      throw IronicError.badRequest(
          "This simulator knows no other "
              + name
              + " than "
              + simulated
              + ": "
              + value(name).get());
    }
  }

  public Optional<String> value(String name) {
    return Optional.ofNullable(values.getFirst(name));
  }

  /** Between 1 and 1000. */
  public int limit() {
    int limit = value("limit").map(ListQuery::integer).orElse(MAX_LIMIT);
    if (limit <= 0) {
      throw IronicError.badRequest("Limit must be positive");
    }
    return Math.min(limit, MAX_LIMIT);
  }

  private static int integer(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw IronicError.badRequest("Expected an integer for limit: " + text);
    }
  }

  public Optional<Boolean> flag(String name) {
    return value(name).map(text -> Flags.parse(name, text));
  }

  /** The fields that were asked for by name. */
  public Optional<List<String>> fields(Microversion version) {
    Optional<List<String>> fields =
        value("fields")
            .map(text -> List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s*,\\s*", -1)));
    if (fields.isPresent() && !version.atLeast(8)) {
      throw IronicError.notAcceptable();
    }
    return fields;
  }

  /**
   * The fields to show in a list; empty for all.
   *
   * @param brief those of a list for which nothing was asked
   */
  public Optional<List<String>> listFields(Microversion version, List<String> brief) {
    Optional<List<String>> fields = fields(version);
    Optional<Boolean> detail = flag("detail");
    if (detail.isPresent() && !version.atLeast(43)) {
      throw IronicError.badRequest(
          "Invalid query parameter ?detail=" + detail.get() + " received.");
    }
    if (!detail.orElse(false)) {
      return fields.or(() -> Optional.of(brief));
    }
    if (fields.isPresent()) {
      throw IronicError.badRequest("Can not specify ?detail=True and fields in the same request.");
    }
    return Optional.empty();
  }
}
