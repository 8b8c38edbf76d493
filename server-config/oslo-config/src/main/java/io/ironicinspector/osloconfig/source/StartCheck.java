package io.ironicinspector.osloconfig.source;

import io.ironicinspector.osloconfig.OsloConfigException;
import io.ironicinspector.osloconfig.check.ConfigCheck;
import io.ironicinspector.osloconfig.check.Configured;
import io.ironicinspector.osloconfig.check.Finding;
import io.ironicinspector.osloconfig.check.Surroundings;
import io.ironicinspector.osloconfig.option.InspectorOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Logger;
import java.util.stream.Collectors;

/**
 * The launcher's check for servers that have no launcher: at deployment, when the configuration is
 * first asked for. Each list of files once, whichever class asks first. Thread-safe.
 */
final class StartCheck {
  /** System property: the launcher has looked already. */
  static final String CHECKED = "inspector.config.checked";

  private static final Logger LOG = Logger.getLogger(StartCheck.class.getName());
  private static final AtomicReference<List<Path>> DONE = new AtomicReference<>();

  private StartCheck() {}

  /**
   * Logs warnings.
   *
   * @throws OsloConfigException with all errors
   */
  static void run(List<Path> paths) {
    if (!Boolean.getBoolean(CHECKED) && !paths.equals(DONE.get())) {
      report(
          ConfigCheck.run(
              Configured.load(
                  InspectorOptions.registry(), paths, Surroundings.ofProcess(Map.of()))));
      DONE.set(paths);
    }
  }

  static void report(List<Finding> findings) {
    List<Finding> errors = findings.stream().filter(Finding::isError).toList();
    if (!errors.isEmpty()) {
      throw new OsloConfigException(
          errors.stream().map(Finding::message).collect(Collectors.joining("; ")));
    }
    findings.forEach(finding -> LOG.warning(finding.message()));
  }
}
