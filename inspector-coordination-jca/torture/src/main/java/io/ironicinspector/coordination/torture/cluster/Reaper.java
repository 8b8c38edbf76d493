package io.ironicinspector.coordination.torture.cluster;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * A small process that outlives this one for a moment, whatever ends it, and kills the processes
 * and deletes the folders that were left. Thread-safe.
 */
public final class Reaper {
  // It ends when its input does, which happens even if we are killed. It is not for Ctrl-C to end.
  private static final String SCRIPT =
      """
      trap '' INT TERM HUP
      pids=' '; set --
      while read -r what which; do
        case $what in
          process) pids="$pids$which " ;;
          gone) pids=${pids%% $which *}' '${pids#* $which } ;;
          folder) set -- "$@" "$which" ;;
        esac
      done
      for pid in $pids; do kill -KILL "$pid" 2>/dev/null; done
      [ $# = 0 ] || rm -rf -- "$@"
      """;

  private static Reaper instance;
  private final Writer commands;

  private Reaper() {
    try {
      Process shell =
          new ProcessBuilder("sh", "-c", SCRIPT)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      commands = shell.outputWriter(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException("starting the reaper", e);
    }
  }

  /** The one of this JVM. */
  public static synchronized Reaper instance() {
    if (instance == null) {
      instance = new Reaper();
    }
    return instance;
  }

  /** Must not outlive us. */
  public void watch(Process process) {
    say("process " + process.pid());
  }

  /** Ended; its id may be another's soon. */
  public void forget(Process process) {
    say("gone " + process.pid());
  }

  /** To be deleted after us, if it is still there. */
  public void folder(Path folder) {
    say("folder " + folder.toAbsolutePath());
  }

  private synchronized void say(String command) {
    try {
      commands.write(command + "\n");
      commands.flush();
    } catch (IOException e) {
      throw new UncheckedIOException("telling the reaper: " + command, e);
    }
  }
}
