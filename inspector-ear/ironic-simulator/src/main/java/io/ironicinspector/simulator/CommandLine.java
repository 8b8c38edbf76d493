package io.ironicinspector.simulator;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/** The arguments of the program. */
record CommandLine(
    SimulatorSettings settings, Optional<Path> load, Optional<Path> dump, boolean help) {
  static final String HELP =
      """
      Usage: java -jar ironic-simulator.jar [OPTION]...
      A small OpenStack Ironic (REST API 1.1 to 1.78) in memory, for demo and tests.

        --host HOST               address to listen on (127.0.0.1)
        --port PORT               port to listen on, 0 for a free one (6385)
        --load FILE               begin with the nodes and ports of this JSON file
        --dump FILE               write all nodes and ports to this JSON file at the end
        --power-delay-ms N        how long a power action takes (0)
        --provision-delay-ms N    how long a provision verb takes (0)
        --provision-state STATE   state of a new node, such as manageable (enroll)
        --help                    print this and exit

      Beside Ironic's API:
        GET, PUT /simulator/state          all nodes and ports
        PATCH /simulator/nodes/NODE        set any fields, such as {"provision_state": "active"}
        GET, POST, DELETE /simulator/faults
            {"method": "PUT", "path": "/v1/nodes/[^/]+/states/power", "status": 409, "times": 2}
            path is a regular expression; also delay_ms, body, drop (true closes the connection)
        GET, DELETE /simulator/calls       what was called
      """;

  /** Reads the arguments. @throws IllegalArgumentException that says what is wrong */
  static CommandLine parse(List<String> arguments) {
    var line =
        new CommandLine(SimulatorSettings.onPort(6385), Optional.empty(), Optional.empty(), false);
    for (Iterator<String> rest = arguments.iterator(); rest.hasNext(); ) {
      line = line.with(rest.next(), rest);
    }
    return line;
  }

  private CommandLine with(String option, Iterator<String> rest) {
    return switch (option) {
      case "--help", "-h" -> new CommandLine(settings, load, dump, true);
      case "--load" -> new CommandLine(settings, Optional.of(path(option, rest)), dump, help);
      case "--dump" -> new CommandLine(settings, load, Optional.of(path(option, rest)), help);
      default -> new CommandLine(setting(option, rest), load, dump, help);
    };
  }

  private SimulatorSettings setting(String option, Iterator<String> rest) {
    return switch (option) {
      case "--host" -> settings.withAddress(value(option, rest), settings.port());
      case "--port" -> settings.withAddress(settings.host(), number(option, rest, 65535));
      case "--power-delay-ms" -> settings.withPowerDelay(millis(option, rest));
      case "--provision-delay-ms" -> settings.withProvisionDelay(millis(option, rest));
      case "--provision-state" -> settings.withFirstProvisionState(value(option, rest));
      default -> throw new IllegalArgumentException("unknown option " + option + "; see --help");
    };
  }

  private static String value(String option, Iterator<String> rest) {
    if (!rest.hasNext()) {
      throw new IllegalArgumentException(option + " needs a value; see --help");
    }
    return rest.next();
  }

  private static Path path(String option, Iterator<String> rest) {
    return Path.of(value(option, rest));
  }

  private static Duration millis(String option, Iterator<String> rest) {
    return Duration.ofMillis(number(option, rest, Integer.MAX_VALUE));
  }

  private static int number(String option, Iterator<String> rest, int max) {
    String text = value(option, rest);
    try {
      int number = Integer.parseInt(text);
      if (number >= 0 && number <= max) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the one message for all bad numbers.
    }
    throw new IllegalArgumentException(
        option + " needs a number from 0 to " + max + ", was " + text);
  }
}
