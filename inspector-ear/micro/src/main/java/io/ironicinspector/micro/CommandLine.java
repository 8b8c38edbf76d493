package io.ironicinspector.micro;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The arguments, as upstream spells them.
 *
 * @param command what to do
 * @param configFiles files and directories in the order given; later ones win
 * @param options values of options by key, stronger than the files
 */
record CommandLine(Command command, List<Path> configFiles, Map<String, String> options) {
  /** What to do. */
  enum Command {
    RUN,
    CONFIG_CHECK,
    CONFIG_SHOW,
    VERSION,
    HELP
  }

  static final String HELP =
      """
      Without a command: run in the foreground until SIGTERM.

      Commands:
        config check        say what is wrong with the configuration; exit 1 if anything is
        config show         print the value of each option and where it comes from

      Options:
        --config-file FILE  read this inspector.conf; may be repeated, later files win
        --config-dir DIR    read all *.conf in this directory, in the order of their names
        --debug, -d         log more
        --log-file FILE     append the log to this file
        --log-dir DIR       folder of the log file
        --log-date-format F what the date in the log looks like, as strftime names it
        --use-json          write log lines as JSON
        --watch-log-file    open a new log file when it was moved away
        --version           print the version and exit
        --help, -h          print this and exit
      """;

  CommandLine {
    configFiles = List.copyOf(configFiles);
    options = Map.copyOf(options);
  }

  /**
   * Reads the arguments.
   *
   * @throws StartFailure if one is not known or lacks its value
   */
  static CommandLine parse(String... arguments) {
    return new Parser(List.of(arguments).iterator()).parse();
  }

  private static final class Parser {
    private final Iterator<String> rest;
    private final List<Path> files = new ArrayList<>();
    private final Map<String, String> options = new LinkedHashMap<>();
    private Command command = Command.RUN;

    Parser(Iterator<String> rest) {
      this.rest = rest;
    }

    CommandLine parse() {
      while (rest.hasNext()) {
        next(rest.next());
      }
      return new CommandLine(command, files, options);
    }

    private void next(String argument) {
      switch (name(argument)) {
        case "config" -> command = configCommand();
        case "--config-file", "--config-dir" -> files.add(Path.of(value(argument)));
        case "--version" -> command = Command.VERSION;
        case "--help", "-h" -> command = Command.HELP;
        default -> loggingOption(argument);
      }
    }

    private void loggingOption(String argument) {
      switch (name(argument)) {
        case "--debug", "-d" -> set("debug", "true");
        case "--nodebug" -> set("debug", "false");
        case "--log-file", "--logfile" -> set("log_file", value(argument));
        case "--log-dir", "--logdir" -> set("log_dir", value(argument));
        case "--log-date-format" -> set("log_date_format", value(argument));
        case "--use-json" -> set("use_json", "true");
        case "--watch-log-file" -> set("watch_log_file", "true");
        default -> throw new StartFailure("unknown argument " + argument + "; see --help");
      }
    }

    private void set(String option, String value) {
      options.put("DEFAULT." + option, value);
    }

    private Command configCommand() {
      String what = rest.hasNext() ? rest.next() : "";
      return switch (what) {
        case "check" -> Command.CONFIG_CHECK;
        case "show" -> Command.CONFIG_SHOW;
        default -> throw new StartFailure("config needs check or show after it; see --help");
      };
    }

    private static String name(String argument) {
      int equals = argument.indexOf('=');
      return equals < 0 ? argument : argument.substring(0, equals);
    }

    private String value(String argument) {
      int equals = argument.indexOf('=');
      if (equals >= 0) {
        return argument.substring(equals + 1);
      }
      if (!rest.hasNext()) {
        throw new StartFailure(argument + " needs a value; see --help");
      }
      return rest.next();
    }
  }
}
