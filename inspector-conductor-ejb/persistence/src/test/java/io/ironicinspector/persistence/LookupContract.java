package io.ironicinspector.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.domain.Event;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Look-up attributes and what they score. */
abstract class LookupContract extends RepositoryContract {
  @Test
  void attributesAreCollectedByNameAndKeptOnce() {
    start(NODE, NOW);
    add("mac", "aa:01", "aa:02", "aa:01");
    add("mac", "aa:02", "aa:03");
    add("bmc_address", "192.0.2.1");

    assertThat(attributes(NODE))
        .isEqualTo(
            Map.of("mac", Set.of("aa:01", "aa:02", "aa:03"), "bmc_address", Set.of("192.0.2.1")));
    assertThat(database().value("SELECT COUNT(*) FROM attributes")).isEqualTo("4");
  }

  @Test
  void attributesOfAnUnknownNodeAreRefused() {
    assertThatThrownBy(() -> add("mac", "aa:01")).isInstanceOf(UnknownNodeException.class);
  }

  @Test
  void eachMatchingValueIsOnePoint() {
    start(NODE, NOW);
    start(OTHER, NOW);
    add("bmc_address", "192.0.2.1");
    add("mac", "aa:01");
    database().run(r -> r.addAttributes(OTHER, FENCE, "mac", List.of("bb:01", "bb:02", "bb:03")));

    assertThat(
            score(
                Map.of(
                    "bmc_address", List.of("192.0.2.1", "2001:db8::1"),
                    "mac", List.of("bb:01", "bb:02", "bb:03", "cc:01"))))
        .isEqualTo(Map.of(NODE, 1, OTHER, 3));
  }

  @Test
  void valueStoredTwiceIsOnePoint() {
    start(NODE, NOW);
    add("mac", "aa:01");
    database()
        .sql(
            "INSERT INTO attributes SELECT 'copy', node_uuid, name, %1$s FROM attributes"
                .formatted(valueColumn()));

    assertThat(score(Map.of("mac", List.of("aa:01")))).isEqualTo(Map.of(NODE, 1));
  }

  @Test
  void valueUnderAnotherNameDoesNotCount() {
    start(NODE, NOW);
    add("mac", "aa:01");

    assertThat(score(Map.of("bmc_address", List.of("aa:01")))).isEmpty();
  }

  @Test
  void namesWithoutValuesAreSkipped() {
    start(NODE, NOW);
    add("mac", "aa:01");

    assertThat(score(Map.of("bmc_address", List.of(), "mac", List.of("aa:01"))))
        .isEqualTo(Map.of(NODE, 1));
    assertThat(score(Map.of("mac", List.of()))).isEmpty();
    assertThat(score(Map.of())).isEmpty();
  }

  @Test
  void finishedRunsDoNotScore() {
    start(NODE, NOW);
    add("mac", "aa:01");
    close(Event.ERROR, Optional.empty());

    assertThat(score(Map.of("mac", List.of("aa:01")))).isEmpty();
  }

  private void add(String name, String... values) {
    database().run(r -> r.addAttributes(NODE, FENCE, name, List.of(values)));
  }

  private Map<?, Integer> score(Map<String, ? extends Collection<String>> values) {
    return database().call(r -> r.score(values));
  }

  private String valueColumn() {
    return database().quoted("value");
  }
}
