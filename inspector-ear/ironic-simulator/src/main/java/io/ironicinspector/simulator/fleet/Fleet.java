package io.ironicinspector.simulator.fleet;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Command line of the demo's machines. */
public final class Fleet {
  private static final String USAGE =
      """
      usage: Fleet --machines DIR --ironic URL --inspector URL COMMAND

        enrol           create the nodes and ports of DIR in Ironic
        start           start the introspection of each
        await STATE     wait until all are in STATE, showing each change
        ramdisk         post each machine's inventory as its ramdisk would
        table           show what was found

        --timeout N     seconds for await (default 120)
      """;

  private final Map<String, String> options = new TreeMap<>(Map.of("--timeout", "120"));
  private String command = "";
  private String argument = "";

  private Fleet() {}

  /** Runs one command; exit code 0, 1 if something failed, 2 for a wrong command line. */
  @SuppressWarnings("SystemOut")
  public static void main(String[] args) throws InterruptedException {
    Fleet fleet = new Fleet();
    if (!fleet.read(args)) {
      System.err.print(USAGE);
      System.exit(2);
    }
    try {
      fleet.run();
    } catch (FleetException e) {
      System.err.println("fleet: " + e.getMessage());
      System.exit(1);
    }
  }

  private boolean read(String[] args) {
    for (int i = 0; i < args.length; i++) {
      if (args[i].startsWith("--")) {
        if (i + 1 == args.length) {
          return false;
        }
        options.put(args[i], args[++i]);
      } else if (command.isEmpty()) {
        command = args[i];
      } else {
        argument = args[i];
      }
    }
    return options.keySet().containsAll(Set.of("--machines", "--ironic", "--inspector"))
        && options.size() == 4
        && Set.of("enrol", "start", "await", "ramdisk", "table").contains(command)
        && command.equals("await") != argument.isEmpty();
  }

  private void run() throws InterruptedException {
    Machines machines = Machines.read(Path.of(options.get("--machines")));
    Ironic ironic = new Ironic(URI.create(options.get("--ironic")));
    Inspector inspector = new Inspector(URI.create(options.get("--inspector")));
    switch (command) {
      case "enrol" -> machines.all().forEach(ironic::enrol);
      case "start" -> machines.all().forEach(inspector::start);
      case "await" ->
          new Watch(inspector, machines.all())
              .await(argument, Duration.ofSeconds(Long.parseLong(options.get("--timeout"))));
      case "ramdisk" -> {
        for (Machine machine : machines.all()) {
          inspector.playRamdisk(machine);
        }
      }
      default -> new Table(ironic, inspector).print(machines.all());
    }
  }
}
