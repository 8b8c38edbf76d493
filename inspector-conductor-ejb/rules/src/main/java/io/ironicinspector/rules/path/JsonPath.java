package io.ironicinspector.rules.path;

import io.ironicinspector.rules.python.UnusableValueException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A parsed path. Immutable, thread-safe. */
public final class JsonPath {
  private final String text;
  private final Step path;

  private JsonPath(String text, Step path) {
    this.text = text;
    this.path = path;
  }

  /**
   * Parses {@code text}.
   *
   * @throws InvalidPathException if it is no path
   */
  public static JsonPath parse(String text) throws InvalidPathException {
    return new JsonPath(Objects.requireNonNull(text, "text"), Parser.parse(text));
  }

  /**
   * The values that match in {@code document}, in its order; some may be null.
   *
   * @throws UnusableValueException where jsonpath-rw would have raised an exception, or if the
   *     search takes too long
   */
  public List<Object> find(Object document) {
    List<Object> values = new ArrayList<>();
    path.find(Found.root(document), new Budget())
        .forEach(match -> values.add(match.requirePresent().value()));
    return values;
  }

  @Override
  public String toString() {
    return text;
  }
}
