package io.ironicinspector.endtoend.differential;

import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Takes out of an answer what must differ: addresses, times, generated UUIDs. */
final class Normal {
  /** How the UUIDs begin that a test has chosen; they stay. */
  static final String OUR_UUIDS = "5eed0000-0000-4000-8000-";

  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?(\\+00:00|Z)?");
  private static final Pattern UUID =
      Pattern.compile("(?!5eed0000)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  /** Upstream prints sets, in the order of their hashes. */
  private static final Pattern SET =
      Pattern.compile("(valid states are \\\\\"\\[|parameter\\(s\\): )([\\w' -]+(?:, [\\w' -]+)+)");

  private Normal() {}

  static Answer answer(Side side, Answer raw) {
    Map<String, String> headers = new TreeMap<>();
    raw.headers().forEach((name, value) -> headers.put(name, text(side, value)));
    return new Answer(raw.status(), raw.reason(), headers, text(side, raw.body()));
  }

  private static String text(Side side, String text) {
    String plain =
        text.replace(side.service().toString(), "http://SERVICE")
            .replace(side.service().getAuthority(), "SERVICE")
            .replace(side.ironic().uri().toString(), "http://IRONIC");
    String timeless = TIME.matcher(plain).replaceAll("TIME");
    return SET.matcher(UUID.matcher(timeless).replaceAll("UUID")).replaceAll(Normal::sorted);
  }

  private static String sorted(MatchResult set) {
    String sorted =
        Arrays.stream(set.group(2).split(", ")).sorted().collect(Collectors.joining(", "));
    return Matcher.quoteReplacement(set.group(1) + sorted);
  }
}
