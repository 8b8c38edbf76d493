package io.ironicinspector.osloconfig.check;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.osloconfig.option.InspectorOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigSampleTest {
  // The tests run in the module's folder.
  private static final Path SAMPLE = Path.of("..", "inspector.conf.sample");

  @Test
  void sampleFileIsThatOfTheDeclarations() throws IOException {
    // Not the two texts against each other: the failure would print both.
    boolean inStep = Files.readString(SAMPLE).equals(ConfigSample.of(InspectorOptions.registry()));
    assertThat(inStep)
        .as(
            "out of step; run: mvn -q compile -pl server-config/oslo-config && java -cp"
                + " server-config/oslo-config/target/classes"
                + " io.ironicinspector.osloconfig.check.ConfigSample"
                + " server-config/inspector.conf.sample")
        .isTrue();
  }

  @Test
  void sampleWithAllItsDefaultsSetIsGood(@TempDir Path folder) throws IOException {
    String set =
        Files.readString(SAMPLE)
            .replaceAll("(?m)^#\\w+ = <None>$", "")
            .replaceAll("(?m)^#(\\w+ = )", "$1");
    Path file = Files.writeString(folder.resolve("inspector.conf"), set);
    assertThat(
            ConfigCheck.run(
                Configured.load(
                    InspectorOptions.registry(),
                    List.of(file),
                    new Surroundings(Map.of(), new Properties(), Map.of()))))
        .isEmpty();
  }

  @Test
  void linesAreShort() throws IOException {
    assertThat(Files.readAllLines(SAMPLE))
        .filteredOn(line -> line.startsWith("# "))
        .allMatch(line -> line.length() <= 79);
  }
}
