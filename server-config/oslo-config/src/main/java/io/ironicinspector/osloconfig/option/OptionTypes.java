package io.ironicinspector.osloconfig.option;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** oslo.config's types, with what our code takes for them. */
final class OptionTypes {
  private static final Set<String> WORDS =
      Set.of("true", "1", "on", "yes", "false", "0", "off", "no");
  private static final int LAST_PORT = 65_535;
  private static final Pattern HOST = Pattern.compile("[\\w]([\\w.-]{0,252}[\\w.])?");
  private static final Pattern IPV4 = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}");

  private OptionTypes() {}

  static OptionType text() {
    return new OptionType("string value", "any text", List.of(), value -> true);
  }

  static OptionType choice(String... values) {
    List<String> choices = List.of(values);
    return new OptionType(
        "string value",
        choices.size() == 1 ? choices.get(0) : "one of " + String.join(", ", choices),
        List.of("Possible values: " + String.join(", ", choices)),
        choices::contains);
  }

  /**
   * @param allowed the pattern in words
   */
  static OptionType matching(String regex, String allowed) {
    return new OptionType(
        "string value", allowed, List.of(), Pattern.compile(regex).asMatchPredicate());
  }

  static OptionType octal() {
    return new OptionType(
        "octal integer value",
        "an octal number such as 660",
        List.of(),
        Pattern.compile("(0o?)?[0-7]{1,4}").asMatchPredicate());
  }

  static OptionType integer() {
    return integer("a whole number", List.of(), Long.MIN_VALUE, Long.MAX_VALUE);
  }

  static OptionType integer(long least, long most) {
    return integer(
        "a whole number from %d to %d".formatted(least, most),
        List.of("Minimum value: " + least, "Maximum value: " + most),
        least,
        most);
  }

  static OptionType atLeast(long least) {
    return integer(
        "a whole number, %d or more".formatted(least),
        List.of("Minimum value: " + least),
        least,
        Integer.MAX_VALUE);
  }

  static OptionType atMost(long most) {
    return integer(
        "a whole number, %d or less".formatted(most),
        List.of("Maximum value: " + most),
        Long.MIN_VALUE,
        most);
  }

  private static OptionType integer(String allowed, List<String> limits, long least, long most) {
    return new OptionType("integer value", allowed, limits, value -> isBetween(value, least, most));
  }

  private static boolean isBetween(String text, long least, long most) {
    try {
      long number = Long.parseLong(text);
      return number >= least && number <= most;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  static OptionType real() {
    return new OptionType("floating point value", "a number", List.of(), OptionTypes::isReal);
  }

  private static boolean isReal(String text) {
    try {
      return Double.isFinite(Double.parseDouble(text));
    } catch (NumberFormatException e) {
      return false;
    }
  }

  static OptionType bool() {
    return new OptionType(
        "boolean value",
        "true or false",
        List.of(),
        value -> WORDS.contains(value.toLowerCase(Locale.ROOT)));
  }

  static OptionType list() {
    return list(text());
  }

  static OptionType list(OptionType items) {
    boolean any = items.allowed().equals(text().allowed());
    return new OptionType(
        "list value",
        "values with commas between them" + (any ? "" : ", each " + items.allowed()),
        items.limits(),
        value -> parts(value).allMatch(items.accepts()));
  }

  static OptionType dict() {
    return new OptionType(
        "dict value",
        "name:value pairs with commas between them",
        List.of(),
        value -> parts(value).allMatch(pair -> pair.indexOf(':') > 0));
  }

  private static Stream<String> parts(String value) {
    // A comma in quotes belongs to the value.
    return Arrays.stream(value.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)"))
        .map(String::strip)
        .filter(part -> !part.isEmpty());
  }

  static OptionType port() {
    return new OptionType(
        "port value",
        "a port from 1 to " + LAST_PORT,
        List.of("Minimum value: 1", "Maximum value: " + LAST_PORT),
        value -> isBetween(value, 1, LAST_PORT));
  }

  /** An address of either version, without brackets. */
  static OptionType ip() {
    return new OptionType("IP address value", "an IP address", List.of(), OptionTypes::isIp);
  }

  private static boolean isIp(String text) {
    return IPV4.matcher(text).matches()
        ? Arrays.stream(text.split("\\.")).allMatch(part -> isBetween(part, 0, 255))
        : isIpv6(text);
  }

  private static boolean isIpv6(String text) {
    try {
      // Brackets keep the parser from asking the name service.
      return text.indexOf(':') >= 0 && URI.create("http://[" + text + "]").getHost() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  static OptionType host() {
    Predicate<String> ip = OptionTypes::isIp;
    return new OptionType(
        "host address value",
        "a host name or an IP address",
        List.of(),
        ip.or(value -> HOST.matcher(value).matches() && !IPV4.matcher(value).matches()));
  }

  static OptionType uri(String... schemes) {
    Set<String> known = Set.of(schemes);
    return new OptionType(
        "URI value",
        "a URL that begins with " + String.join(":// or ", schemes) + "://",
        List.of(),
        value -> isUri(value, known));
  }

  private static boolean isUri(String text, Set<String> schemes) {
    try {
      URI uri = URI.create(text);
      return uri.getScheme() != null
          && schemes.contains(uri.getScheme())
          && uri.getAuthority() != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
