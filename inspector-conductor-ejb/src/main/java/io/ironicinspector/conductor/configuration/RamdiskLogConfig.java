package io.ironicinspector.conductor.configuration;

import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import java.nio.file.Path;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Section {@code [processing]}: where the ramdisks' logs go. The two limits are ours. */
@Dependent
public class RamdiskLogConfig {
  private static final long MIB = 1024L * 1024;

  private final Optional<Path> directory;
  private final boolean always;
  private final String filenameFormat;
  private final long maxBytes;
  private final long maxDirectoryBytes;

  @Inject
  RamdiskLogConfig(
      @ConfigProperty(name = "processing.ramdisk_logs_dir") Optional<String> directory,
      @ConfigProperty(name = "processing.always_store_ramdisk_logs", defaultValue = "false")
          String always,
      @ConfigProperty(
              name = "processing.ramdisk_logs_filename_format",
              defaultValue = "{uuid}_{dt:%Y%m%d-%H%M%S.%f}.tar.gz")
          String filenameFormat,
      @ConfigProperty(name = "processing.ramdisk_logs_max_size", defaultValue = "32")
          String maxSize,
      @ConfigProperty(name = "processing.ramdisk_logs_max_total_size", defaultValue = "1024")
          String maxTotalSize) {
    this.directory = directory.map(Path::of);
    this.always = OptionText.bool("[processing] always_store_ramdisk_logs", always);
    this.filenameFormat = filenameFormat;
    this.maxBytes = OptionText.atLeast("[processing] ramdisk_logs_max_size", 1, maxSize) * MIB;
    this.maxDirectoryBytes =
        OptionText.atLeast("[processing] ramdisk_logs_max_total_size", 0, maxTotalSize) * MIB;
  }

  /** Empty: no logs are kept. */
  public Optional<Path> directory() {
    return directory;
  }

  /** Whether the logs of runs that succeeded are kept too. */
  public boolean always() {
    return always;
  }

  public String filenameFormat() {
    return filenameFormat;
  }

  /** Of one machine's logs. */
  public long maxBytes() {
    return maxBytes;
  }

  /** Of all logs in the directory; zero for no limit. */
  public long maxDirectoryBytes() {
    return maxDirectoryBytes;
  }
}
