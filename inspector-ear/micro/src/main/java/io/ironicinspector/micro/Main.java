package io.ironicinspector.micro;

import io.ironicinspector.micro.logging.Logs;
import io.ironicinspector.micro.runtime.UnpackedRuntime;
import io.ironicinspector.micro.settings.DatabaseFile;
import io.ironicinspector.micro.settings.DefaultFiles;
import io.ironicinspector.micro.settings.ListenAddress;
import io.ironicinspector.micro.settings.RoleCheck;
import io.ironicinspector.micro.settings.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Runs one Inspector process until it gets SIGTERM. Ends with 1 and one line if it cannot start.
 */
public final class Main {
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
      fail(build, e);
    }
  }

  private static void run(Build build, CommandLine commandLine) {
    if (commandLine.help()) {
      print("Usage: " + build.program() + " [OPTION...]\n" + CommandLine.HELP.stripTrailing());
    } else if (commandLine.version()) {
      print(build.program() + " " + build.version());
    } else {
      start(build, commandLine);
    }
  }

  private static void start(Build build, CommandLine commandLine) {
    List<Path> files =
        commandLine.configFiles().isEmpty()
            ? DefaultFiles.find(build.program(), Path.of(System.getProperty("user.home")))
            : commandLine.configFiles();
    Settings settings = Settings.read(files);
    RoleCheck.check(build.role(), settings);
    ListenAddress listen = ListenAddress.of(settings);
    listen.checkFree();
    // Other processes of this machine may share the embedded database, other machines may not.
    if (System.getProperty("h2.bindAddress") == null) {
      System.setProperty("h2.bindAddress", "127.0.0.1");
    }
    DatabaseFile.check(settings);
    System.setProperty(
        "inspector.config.files",
        files.stream().map(Path::toString).collect(Collectors.joining(File.pathSeparator)));
    new Service(build, listen, Logs.of(settings, commandLine.debug())).start();
  }

  // The answer to --help and --version is not a log message.
  private static void print(String text) {
    System.out.println(text);
  }

  private static void fail(Build build, StartFailure failure) {
    System.err.println(build.program() + ": " + failure.getMessage());
    System.err.flush();
    // Not exit: the server's shutdown hook would add lines of its own.
    Runtime.getRuntime().halt(1);
  }
}
