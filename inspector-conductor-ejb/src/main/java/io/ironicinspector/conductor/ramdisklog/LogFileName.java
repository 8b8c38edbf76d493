package io.ironicinspector.conductor.ramdisklog;

import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A format of file names as Python's {@code str.format} reads it, with the fields {@code uuid},
 * {@code bmc}, {@code mac} and {@code dt}; the last one takes a date format as {@code strftime}
 * reads it. Immutable.
 */
final class LogFileName {
  private static final Pattern PIECE =
      Pattern.compile("\\{\\{|}}|\\{([a-z]*)(?::([^{}]*))?}|[{}]|[^{}]+");
  // Nothing that leads out of the directory, or that a shell or an archiver takes for something
  // else: these values come from a machine that nobody has vouched for.
  private static final Pattern UNSAFE = Pattern.compile("[^0-9A-Za-z._-]");
  private static final int LONGEST_VALUE = 64;
  private static final Pattern DIRECTIVE = Pattern.compile("%(.)");
  private static final Map<String, String> DATE_FORMATS =
      Map.of(
          "Y", "%1$tY", "m", "%1$tm", "d", "%1$td", "H", "%1$tH", "M", "%1$tM", "S", "%1$tS", "f",
          "%2$06d", "y", "%1$ty", "j", "%1$tj");
  private static final String DEFAULT_DATE = "%Y-%m-%d %H:%M:%S.%f";

  private final List<Piece> pieces;

  private LogFileName(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
  }

  /**
   * Reads a format.
   *
   * @throws IllegalArgumentException if it is none; the message says what is allowed
   */
  static LogFileName parse(String format) {
    List<Piece> pieces = new ArrayList<>();
    Matcher matcher = PIECE.matcher(format);
    while (matcher.find()) {
      pieces.add(piece(matcher));
    }
    if (format.isEmpty() || format.contains("/")) {
      throw new IllegalArgumentException("must be the name of a file, without a slash");
    }
    return new LogFileName(pieces);
  }

  private static Piece piece(Matcher found) {
    String text = found.group();
    if (text.equals("{{") || text.equals("}}")) {
      return Piece.literal(text.substring(1));
    }
    if (found.group(1) == null) {
      if (text.equals("{") || text.equals("}")) {
        throw new IllegalArgumentException("has a brace that is not closed or not opened");
      }
      return Piece.literal(text);
    }
    return field(found.group(1), found.group(2));
  }

  private static Piece field(String name, String format) {
    return switch (name) {
      case "uuid" -> new Piece(LogSource::uuid, "[0-9A-Za-z._-]+");
      case "bmc" -> new Piece(LogSource::bmc, "[0-9A-Za-z._-]+");
      case "mac" -> new Piece(LogSource::mac, "[0-9A-Za-z._-]+");
      case "dt" -> date(format == null || format.isEmpty() ? DEFAULT_DATE : format);
      default ->
          throw new IllegalArgumentException(
              "has the field {%s}; allowed are {uuid}, {bmc}, {mac} and {dt}".formatted(name));
    };
  }

  private static Piece date(String format) {
    String java = DIRECTIVE.matcher(format).replaceAll(LogFileName::directive);
    return new Piece(
        source -> {
          ZonedDateTime at = source.at().atZone(ZoneOffset.UTC);
          return String.format(java, at, at.getNano() / 1000);
        },
        // Names that other programs wrote into the directory must not match by chance.
        DIRECTIVE.splitAsStream(format).map(Pattern::quote).collect(Collectors.joining("\\d+"))
            + (format.matches(".*%.") ? "\\d+" : ""));
  }

  private static String directive(MatchResult found) {
    String java = DATE_FORMATS.get(found.group(1));
    if (java == null) {
      throw new IllegalArgumentException(
          "has %%%s in its date; allowed are %%Y %%m %%d %%H %%M %%S %%f %%y %%j"
              .formatted(found.group(1)));
    }
    return Matcher.quoteReplacement(java);
  }

  /** The name of the file for these logs; it has no slash and does not begin with a dot. */
  String of(LogSource source) {
    String name =
        pieces.stream().map(piece -> piece.text().apply(source)).collect(Collectors.joining());
    return name.startsWith(".") ? "_" + name : name;
  }

  /** What all names of this format look like. */
  Pattern pattern() {
    return Pattern.compile(pieces.stream().map(Piece::regex).collect(Collectors.joining()));
  }

  /** A value that is fit for a name; a long one is cut, since file systems limit names. */
  static String sanitised(String value) {
    String cut = value.substring(0, Math.min(LONGEST_VALUE, value.length()));
    return UNSAFE.matcher(cut).replaceAll("_");
  }

  private record Piece(Function<LogSource, String> text, String regex) {
    static Piece literal(String text) {
      return new Piece(unused -> text, Pattern.quote(text));
    }
  }
}
