package io.ironicinspector.conductor.ramdisklog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.conductor.configuration.Configured;
import io.ironicinspector.conductor.configuration.RamdiskLogConfig;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RamdiskLogsTest {
  private static final NodeUuid NODE = NodeUuid.parse("11111111-1111-4111-8111-111111111111");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-22T07:39:08.012345Z"), ZoneOffset.UTC);

  @TempDir private Path temporary;

  private RamdiskLogs logs(Map<String, String> changes) {
    Map<String, String> settings = new HashMap<>(changes);
    settings.putIfAbsent("processing.ramdisk_logs_dir", directory().toString());
    return new RamdiskLogs(Configured.of(RamdiskLogConfig.class, settings), CLOCK);
  }

  private Path directory() {
    return temporary.resolve("logs/ramdisk");
  }

  private static RamdiskData data(String logs) {
    return new RamdiskData(Json.createObjectBuilder().add("logs", logs).build());
  }

  private static String encoded(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(directory())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void logsOfAFailedRunAreKeptInANewDirectory() throws IOException {
    logs(Map.of()).storeAfterFailure(Optional.of(NODE), data(encoded("trouble")));
    assertThat(files()).containsExactly(NODE + "_20261122-073908.012345.tar.gz");
    assertThat(directory().resolve(files().get(0))).hasContent("trouble");
  }

  @Test
  void logsOfAnUnknownNodeAreKeptToo() throws IOException {
    logs(Map.of()).storeAfterFailure(Optional.empty(), data(encoded("trouble")));
    assertThat(files()).containsExactly("unknown_20261122-073908.012345.tar.gz");
  }

  @Test
  void logsOfASuccessAreKeptOnlyIfWanted() throws IOException {
    logs(Map.of()).storeAfterSuccess(NODE, data(encoded("fine")));
    assertThat(directory()).doesNotExist();
    logs(Map.of("processing.always_store_ramdisk_logs", "true"))
        .storeAfterSuccess(NODE, data(encoded("fine")));
    assertThat(files()).hasSize(1);
  }

  @Test
  void whatIsNoBase64IsNotKeptAndHidesNoFailure() {
    logs(Map.of()).storeAfterFailure(Optional.of(NODE), data("a"));
    assertThat(directory()).doesNotExist();
  }

  @Test
  void aDirectoryThatCannotBeMadeHidesNoFailure() throws IOException {
    Path file = Files.createFile(temporary.resolve("file"));
    logs(Map.of("processing.ramdisk_logs_dir", file.toString()))
        .storeAfterFailure(Optional.of(NODE), data(encoded("trouble")));
    assertThat(file).isEmptyFile();
  }

  @Test
  void logsBeyondTheLimitAreNotKept() {
    String large = "x".repeat(1024 * 1024 + 1);
    logs(Map.of("processing.ramdisk_logs_max_size", "1"))
        .storeAfterFailure(Optional.of(NODE), data(encoded(large)));
    assertThat(directory()).doesNotExist();
  }

  @Test
  void theOldestGiveWayAndForeignFilesStay() throws IOException {
    Files.createDirectories(directory());
    String mib = "x".repeat(1024 * 1024);
    Path foreign = Files.writeString(directory().resolve("deploy-logs.tar.gz"), mib);
    Path oldest = older("unknown_20261101-000000.000000.tar.gz", mib, 1);
    Path newer = older("unknown_20261102-000000.000000.tar.gz", mib, 2);
    logs(Map.of("processing.ramdisk_logs_max_total_size", "2"))
        .storeAfterFailure(Optional.of(NODE), data(encoded("x".repeat(1000))));
    assertThat(oldest).doesNotExist();
    assertThat(newer).exists();
    assertThat(foreign).exists();
    assertThat(files()).contains(NODE + "_20261122-073908.012345.tar.gz");
  }

  @Test
  void logsThatDoNotFitIntoTheDirectoryDriveNothingOut() throws IOException {
    Files.createDirectories(directory());
    older("unknown_20261101-000000.000000.tar.gz", "x", 1);
    logs(Map.of("processing.ramdisk_logs_max_total_size", "1"))
        .storeAfterFailure(Optional.of(NODE), data(encoded("x".repeat(1024 * 1024 + 1))));
    assertThat(files()).containsExactly("unknown_20261101-000000.000000.tar.gz");
  }

  @Test
  void whatAKilledProcessLeftGoesWithTheOldest() throws IOException {
    Files.createDirectories(directory());
    Path partial = older(".123456.partial", "x".repeat(1024 * 1024), 1);
    logs(Map.of("processing.ramdisk_logs_max_total_size", "1"))
        .storeAfterFailure(Optional.of(NODE), data(encoded("x".repeat(1000))));
    assertThat(partial).doesNotExist();
    assertThat(files()).hasSize(1);
  }

  @Test
  void aMachineWithAVeryLongAddressGetsAFileToo() throws IOException {
    RamdiskData data =
        new RamdiskData(
            Json.createObjectBuilder()
                .add("logs", encoded("trouble"))
                .add("ipmi_address", "a".repeat(5000))
                .build());
    logs(Map.of("processing.ramdisk_logs_filename_format", "{bmc}.tgz"))
        .storeAfterFailure(Optional.of(NODE), data);
    assertThat(files()).containsExactly("a".repeat(64) + ".tgz");
  }

  private Path older(String name, String text, int day) throws IOException {
    Path file = Files.writeString(directory().resolve(name), text);
    Files.setLastModifiedTime(
        file, FileTime.from(Instant.parse("2026-11-0%dT00:00:00Z".formatted(day))));
    return file;
  }

  @Test
  void aFormatThatIsNoneStopsTheStart() {
    assertThatThrownBy(() -> logs(Map.of("processing.ramdisk_logs_filename_format", "{host}")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "[processing] ramdisk_logs_filename_format has the field {host}; allowed are {uuid},"
                + " {bmc}, {mac} and {dt}, was {host}");
  }
}
