package io.ironicinspector.incontainer;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The server under test as a process, seen from outside by {@code jcmd}. */
final class ServerProcess {
  private final long pid;

  private ServerProcess(long pid) {
    this.pid = pid;
  }

  /** The one that runs out of this module's folder of servers. */
  static ServerProcess find() {
    String home = Path.of(System.getProperty("servers")).toString();
    return ProcessHandle.allProcesses()
        .filter(process -> process.pid() != ProcessHandle.current().pid())
        .filter(process -> isServer(process.info().commandLine().orElse(""), home))
        .findFirst()
        .map(process -> new ServerProcess(process.pid()))
        .orElseThrow(() -> new IllegalStateException("no server runs out of " + home));
  }

  private static boolean isServer(String command, String home) {
    return command.contains(home)
        && (command.contains("jboss-modules.jar") || command.contains("glassfish.jar"));
  }

  /** The names of its threads. */
  List<String> threads() throws IOException, InterruptedException {
    return jcmd("Thread.print")
        .lines()
        .filter(line -> line.startsWith("\""))
        .map(line -> line.substring(1, line.indexOf('"', 1)))
        .toList();
  }

  /** How many objects of that class live; the server collects its garbage before it counts. */
  long instances(String type) throws IOException, InterruptedException {
    return jcmd("GC.class_histogram")
        .lines()
        .map(line -> line.strip().split("\\s+"))
        .filter(columns -> columns.length >= 4 && columns[3].equals(type))
        .mapToLong(columns -> Long.parseLong(columns[1]))
        .sum();
  }

  private String jcmd(String... command) throws IOException, InterruptedException {
    List<String> line = new ArrayList<>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "jcmd").toString());
    line.add(String.valueOf(pid));
    line.addAll(List.of(command));
    Process call = new ProcessBuilder(line).redirectErrorStream(true).start();
    try (InputStream output = call.getInputStream()) {
      String text = new String(output.readAllBytes(), StandardCharsets.UTF_8);
      if (!call.waitFor(60, TimeUnit.SECONDS) || call.exitValue() != 0) {
        throw new IllegalStateException(line + ": " + text);
      }
      return text;
    }
  }
}
