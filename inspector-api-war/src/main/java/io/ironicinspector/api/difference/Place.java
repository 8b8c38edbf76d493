package io.ironicinspector.api.difference;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import jakarta.json.spi.JsonProvider;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * A place in a document. Its texts are made when they are asked for: most places have not changed,
 * and a name may be as long as the document. Immutable.
 */
final class Place {
  private static final JsonProvider JSON = JsonProvider.provider();
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_-]{1,100}");
  private static final Pattern PLAIN_NAME = Pattern.compile("[A-Za-z0-9_./:-]{1,100}");

  static final Place ROOT = new Place(Optional.empty(), "", "");

  private final Optional<Place> parent;
  private final String token;
  private final String shown;
  private final long length;

  private Place(Optional<Place> parent, String token, String shown) {
    this.parent = parent;
    this.token = token;
    this.shown = shown;
    this.length = parent.map(Place::length).orElse(0L) + token.length() + shown.length();
  }

  /** A member of the object here. */
  Place member(String name) {
    return new Place(Optional.of(this), name, name);
  }

  /**
   * An element of the array here.
   *
   * @param index in the array as the changes before left it
   * @param original its index in the document that has {@code element}
   */
  Place element(int index, int original, JsonValue element) {
    String called =
        name(element)
            .filter(name -> PLAIN_NAME.matcher(name).matches())
            .orElseGet(() -> String.valueOf(original));
    return new Place(Optional.of(this), String.valueOf(index), "[" + called + "]");
  }

  /** What an element is called, by which it is found again in another array. */
  static Optional<String> name(JsonValue element) {
    return element instanceof JsonObject object && object.get("name") instanceof JsonString name
        ? Optional.of(name.getString())
        : Optional.empty();
  }

  /** About that of its texts. */
  long length() {
    return length;
  }

  /** A JSON pointer (RFC 6901). */
  String pointer() {
    return joined(place -> "/" + place.token.replace("~", "~0").replace("/", "~1"));
  }

  /** For people: elements by their name if they have one. */
  String label() {
    String label = joined(Place::step);
    return label.isEmpty() ? "(the whole document)" : label.replaceFirst("^\\.", "");
  }

  private String step() {
    if (shown.startsWith("[") && !shown.equals(token)) {
      return shown; // an element
    }
    return PLAIN.matcher(shown).matches() ? "." + shown : "[" + JSON.createValue(shown) + "]";
  }

  private String joined(Function<Place, String> step) {
    StringBuilder text = new StringBuilder();
    parent.ifPresent(above -> text.append(above.joined(step)).append(step.apply(this)));
    return text.toString();
  }
}
