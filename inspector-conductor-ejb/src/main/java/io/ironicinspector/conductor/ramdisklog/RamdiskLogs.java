package io.ironicinspector.conductor.ramdisklog;

import io.ironicinspector.conductor.configuration.RamdiskLogConfig;
import io.ironicinspector.conductor.ramdisk.RamdiskData;
import io.ironicinspector.domain.NodeUuid;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.time.Clock;
import java.util.Base64;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Writes a ramdisk's logs into the configured directory. Never throws: the logs help to understand
 * a failure and must not be one. Thread-safe; blocks for the file system.
 */
public final class RamdiskLogs {
  private static final Logger LOG = Logger.getLogger(RamdiskLogs.class.getName());
  private static final String FIELD = "logs";

  private final RamdiskLogConfig config;
  private final Clock clock;
  private final Optional<LogDirectory> directory;
  private final LogFileName name;

  /**
   * Touches no file yet.
   *
   * @throws IllegalArgumentException if the configured format is none
   */
  public RamdiskLogs(RamdiskLogConfig config, Clock clock) {
    this.config = config;
    this.clock = clock;
    this.name = fileName(config.filenameFormat());
    this.directory =
        config
            .directory()
            .map(path -> new LogDirectory(path, name.pattern(), config.maxDirectoryBytes()));
  }

  private static LogFileName fileName(String format) {
    try {
      return LogFileName.parse(format);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "[processing] ramdisk_logs_filename_format %s, was %s".formatted(e.getMessage(), format),
          e);
    }
  }

  /** After a run that failed. */
  public void storeAfterFailure(Optional<NodeUuid> node, RamdiskData data) {
    store(node, data, Level.WARNING);
  }

  /** After a run that did not, if that is wanted. */
  public void storeAfterSuccess(NodeUuid node, RamdiskData data) {
    if (config.always()) {
      store(Optional.of(node), data, Level.WARNING);
    }
  }

  private void store(Optional<NodeUuid> node, RamdiskData data, Level ifNot) {
    String whose = node.map(uuid -> "node " + uuid).orElse("unknown node");
    Optional<String> logs = logs(data.field(FIELD).value());
    if (logs.isEmpty() || directory.isEmpty()) {
      LOG.log(
          ifNot,
          "{0}: no ramdisk logs kept: {1}",
          new Object[] {
            whose,
            logs.isEmpty() ? "the ramdisk sent none" : "[processing] ramdisk_logs_dir is not set"
          });
      return;
    }
    try {
      byte[] bytes = Base64.getMimeDecoder().decode(logs.get());
      if (bytes.length > mostBytes()) {
        LOG.log(
            Level.WARNING,
            "{0}: ramdisk logs of {1} bytes were not kept, [processing] ramdisk_logs_max_size and"
                + " ramdisk_logs_max_total_size allow {2}",
            new Object[] {whose, bytes.length, mostBytes()});
        return;
      }
      String file = name.of(LogSource.of(node, data, clock.instant()));
      directory.get().write(file, bytes);
      LOG.log(Level.INFO, "{0}: ramdisk logs are in {1}", new Object[] {whose, file});
    } catch (IllegalArgumentException | IOException e) {
      LOG.log(
          Level.WARNING,
          "{0}: ramdisk logs were not kept: {1}",
          new Object[] {whose, e.toString()});
    }
  }

  /** Of one file: it must fit into the directory, too. */
  private long mostBytes() {
    return config.maxDirectoryBytes() == 0
        ? config.maxBytes()
        : Math.min(config.maxBytes(), config.maxDirectoryBytes());
  }

  private static Optional<String> logs(JsonValue value) {
    return value instanceof JsonString text && !text.getString().isEmpty()
        ? Optional.of(text.getString())
        : Optional.empty();
  }
}
