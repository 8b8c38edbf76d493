package io.ironicinspector.micro;

import io.ironicinspector.micro.logging.Logs;
import io.ironicinspector.micro.runtime.UnpackedRuntime;
import io.ironicinspector.micro.settings.DatabaseFile;
import io.ironicinspector.micro.settings.DefaultFiles;
import io.ironicinspector.micro.settings.ListenAddress;
import io.ironicinspector.micro.settings.Settings;
import io.ironicinspector.micro.tls.ServerIdentity;
import io.ironicinspector.osloconfig.check.Finding;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs one Inspector process until it gets SIGTERM. Ends with 1 if it cannot start, and with one
 * line for each reason.
 */
public final class Main {
  private static final String PARALLELISM = "java.util.concurrent.ForkJoinPool.common.parallelism";

  private Main() {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length == 3 && arguments[0].equals("--unpack")) {
      // For the launcher scripts: the uber-jar and an empty folder.
      UnpackedRuntime.unpack(Path.of(arguments[1]), Path.of(arguments[2]));
      return;
    }
    Build build = Build.load(Main.class.getClassLoader());
    try {
      run(build, CommandLine.parse(arguments));
    } catch (StartFailure e) {
      fail(build, List.of(e.getMessage()));
    }
  }

  private static void run(Build build, CommandLine commandLine) {
    switch (commandLine.command()) {
      case HELP ->
          print(
              "Usage: %s [COMMAND] [OPTION...]\n\n%s"
                  .formatted(build.program(), CommandLine.HELP.stripTrailing()));
      case VERSION -> print(build.program() + " " + build.version());
      case CONFIG_CHECK -> check(build, commandLine);
      case CONFIG_SHOW -> print(ConfigCommand.show(read(build, commandLine)));
      case RUN -> start(build, commandLine);
    }
  }

  private static void check(Build build, CommandLine commandLine) {
    ConfigCommand.Verdict verdict =
        ConfigCommand.check(build.role(), files(build, commandLine), read(build, commandLine));
    print(verdict.text());
    if (!verdict.good()) {
      System.out.flush();
      Runtime.getRuntime().halt(1);
    }
  }

  private static List<Path> files(Build build, CommandLine commandLine) {
    return commandLine.configFiles().isEmpty()
        ? DefaultFiles.find(build.program(), Path.of(System.getProperty("user.home")))
        : commandLine.configFiles();
  }

  private static Settings read(Build build, CommandLine commandLine) {
    return Settings.read(files(build, commandLine), commandLine.options());
  }

  private static void start(Build build, CommandLine commandLine) {
    Settings settings = read(build, commandLine);
    List<Finding> findings = StartCheck.run(build.role(), settings);
    if (findings.stream().anyMatch(Finding::isError)) {
      fail(build, findings.stream().filter(Finding::isError).map(Finding::message).toList());
      return;
    }
    ListenAddress listen = ListenAddress.of(build.role(), settings);
    listen.checkFree();
    DatabaseFile.check(settings);
    setProperties(files(build, commandLine), commandLine);
    new Service(
            build,
            listen,
            ServerIdentity.load(build.role(), settings),
            Logs.of(settings),
            findings.stream().map(Finding::message).toList())
        .start();
  }

  private static void setProperties(List<Path> files, CommandLine commandLine) {
    // Other processes of this machine may share the embedded database, other machines may not.
    if (System.getProperty("h2.bindAddress") == null) {
      System.setProperty("h2.bindAddress", "127.0.0.1");
    }
    // With less, where there are only two processors, Java starts a thread for every answer that
    // its HTTP client gets.
    if (Runtime.getRuntime().availableProcessors() <= 2
        && System.getProperty(PARALLELISM) == null) {
      System.setProperty(PARALLELISM, "2");
    }
    commandLine.options().forEach(System::setProperty);
    System.setProperty(
        "inspector.config.files",
        files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    // The application's own source need not look again.
    System.setProperty("inspector.config.checked", "true");
  }

  // The answer to a question is not a log message.
  private static void print(String text) {
    System.out.println(text);
  }

  private static void fail(Build build, List<String> reasons) {
    reasons.forEach(reason -> System.err.println(build.program() + ": " + reason));
    System.err.flush();
    // Not exit: the server's shutdown hook would add lines of its own.
    Runtime.getRuntime().halt(1);
  }
}
