package io.ironicinspector.micro;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The arguments, as upstream spells them.
 *
 * @param configFiles files and directories in the order given; later ones win
 */
record CommandLine(List<Path> configFiles, boolean debug, boolean version, boolean help) {
  static final String HELP =
      """
      Options:
        --config-file FILE  read this inspector.conf; may be repeated, later files win
        --config-dir DIR    read all *.conf in this directory, in the order of their names
        --debug, -d         log more
        --version           print the version and exit
        --help, -h          print this and exit
      """;

  CommandLine {
    configFiles = List.copyOf(configFiles);
  }

  /**
   * Reads the arguments.
   *
   * @throws StartFailure if one is not known or lacks its value
   */
  static CommandLine parse(String... arguments) {
    List<Path> files = new ArrayList<>();
    boolean debug = false;
    boolean version = false;
    boolean help = false;
    Iterator<String> rest = List.of(arguments).iterator();
    while (rest.hasNext()) {
      String argument = rest.next();
      switch (name(argument)) {
        case "--config-file", "--config-dir" -> files.add(Path.of(value(argument, rest)));
        case "--debug", "-d" -> debug = true;
        case "--version" -> version = true;
        case "--help", "-h" -> help = true;
        default -> throw new StartFailure("unknown argument " + argument + "; see --help");
      }
    }
    return new CommandLine(files, debug, version, help);
  }

  private static String name(String argument) {
    int equals = argument.indexOf('=');
    return equals < 0 || !argument.startsWith("--config-")
        ? argument
        : argument.substring(0, equals);
  }

  private static String value(String argument, Iterator<String> rest) {
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
