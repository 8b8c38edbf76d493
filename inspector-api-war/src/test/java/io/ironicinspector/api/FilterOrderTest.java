package io.ironicinspector.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The order in which servers pass the filters, which each test of one filter takes for granted. */
class FilterOrderTest {
  private static final Path WEB_XML = Path.of("src/main/webapp/WEB-INF/web.xml");
  private static final Pattern MAPPING =
      Pattern.compile("<filter-mapping>\\s*<filter-name>([a-z-]+)</filter-name>");

  @Test
  void pollsPassOneFilterOnly() throws IOException {
    assertThat(MAPPING.matcher(Files.readString(WEB_XML)).results())
        .extracting((MatchResult mapping) -> mapping.group(1))
        .containsExactly(
            "poll", "cors", "healthcheck", "content-type", "monitor", "rpc-port", "callback");
  }
}
