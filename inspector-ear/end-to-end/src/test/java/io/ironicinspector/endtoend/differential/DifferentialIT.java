package io.ironicinspector.endtoend.differential;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.ironicinspector.endtoend.Checkout;
import io.ironicinspector.endtoend.Config;
import io.ironicinspector.endtoend.Service;
import io.ironicinspector.simulator.IronicSimulator;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Debian's ironic-inspector and ours, each all in one process and with a simulated Ironic of its
 * own, are asked the same. They answer alike, or {@code explained-differences.txt} names the row of
 * COMPATIBILITY.md that says why not.
 */
class DifferentialIT {
  private static final Path LIST =
      Checkout.file("inspector-ear/end-to-end/src/test/resources/explained-differences.txt");

  private static final List<AutoCloseable> OPEN = new ArrayList<>();
  private static Duel duel;

  @BeforeAll
  static void start() throws Exception {
    IronicSimulator theirIronic = opened(IronicSimulator.start(0));
    IronicSimulator ourIronic = opened(IronicSimulator.start(0));
    PythonInspector python =
        opened(
            PythonInspector.start(
                Checkout.newFolder("python-inspector"),
                theirIronic.uri(),
                "healthcheck.enabled=true",
                "cors.allowed_origin=http://console.example"));
    Path folder = Checkout.newFolder("differential");
    int port = Service.freePort();
    Service inspector =
        opened(
            Service.start("ironic-inspector", folder, port, config(port, folder, ourIronic.uri())));
    inspector.awaitReady();
    duel =
        opened(
            new Duel(
                new Side("python", python.awaitReady(), theirIronic),
                new Side("ours", URI.create(inspector.url()), ourIronic)));
  }

  private static <T extends AutoCloseable> T opened(T resource) {
    OPEN.add(0, resource);
    return resource;
  }

  @AfterAll
  static void stop() throws Exception {
    for (AutoCloseable resource : OPEN) {
      resource.close();
    }
  }

  @TestFactory
  Stream<DynamicTest> bothAnswerAlike() throws Exception {
    Explanations explanations = Explanations.read(LIST);
    Stream<DynamicTest> chapters =
        Chapters.all().stream()
            .map(chapter -> dynamicTest(chapter.name(), () -> compare(chapter, explanations)));
    return Stream.concat(
        chapters,
        Stream.of(
            dynamicTest("the list has nothing that is not so", () -> allUsed(explanations)),
            dynamicTest("every entry has its row", () -> allDocumented(explanations))));
  }

  private static void compare(Chapter chapter, Explanations explanations) {
    List<Difference> unexplained = explanations.unexplained(duel.run(chapter));
    assertThat(unexplained).as(chapter.name()).isEmpty();
  }

  private static void allUsed(Explanations explanations) {
    assertThat(explanations.unused()).isEmpty();
  }

  private static void allDocumented(Explanations explanations) throws Exception {
    String document = Files.readString(Checkout.file("inspector-api-war/COMPATIBILITY.md"));
    assertThat(explanations.missingRows(document)).isEmpty();
  }

  private static String config(int port, Path state, URI ironic) {
    return Config.allInOne(port, state, ironic.toString())
        + """
        [healthcheck]
        enabled = true
        [cors]
        allowed_origin = http://console.example
        [oslo_middleware]
        enable_proxy_headers_parsing = true
        """;
  }
}
