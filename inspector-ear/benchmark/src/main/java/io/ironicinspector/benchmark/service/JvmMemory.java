package io.ironicinspector.benchmark.service;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a JVM holds after a full garbage collection.
 *
 * @param heapKb objects that are in use
 * @param metaspaceKb classes
 * @param residentKb all of the process that is in memory
 */
public record JvmMemory(long heapKb, long metaspaceKb, long residentKb) {
  // One line per generation, or one for the heap, as the collector has it.
  private static final Pattern HEAP =
      Pattern.compile("(?m)^ *(?:.*generation|.*[Hh]eap|PSYoungGen|ParOldGen) .*used (\\d+)K");
  private static final Pattern METASPACE = Pattern.compile("(?m)^ *Metaspace +used (\\d+)K");
  private static final Pattern RESIDENT = Pattern.compile("(?m)^VmRSS:\\s+(\\d+) kB");

  /** Collects garbage and looks. @throws IllegalStateException if the JVM does not answer */
  public static JvmMemory afterCollection(Service service) throws InterruptedException {
    jcmd(service.pid(), "GC.run");
    return parse(jcmd(service.pid(), "GC.heap_info"), status(service.pid()));
  }

  static JvmMemory parse(String heapInfo, String status) {
    return new JvmMemory(sum(HEAP, heapInfo), sum(METASPACE, heapInfo), sum(RESIDENT, status));
  }

  private static long sum(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(text);
    if (!matcher.find()) {
      throw new IllegalStateException("no " + pattern + " in: " + text);
    }
    return pattern.matcher(text).results().mapToLong(one -> Long.parseLong(one.group(1))).sum();
  }

  private static String jcmd(long pid, String command) throws InterruptedException {
    String program = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      Process process =
          new ProcessBuilder(program, Long.toString(pid), command)
              .redirectErrorStream(true)
              .start();
      String answer = new String(process.getInputStream().readAllBytes(), UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("jcmd " + command + ": " + answer.strip());
      }
      return answer;
    } catch (IOException e) {
      throw new IllegalStateException("jcmd of a JDK is needed: " + e.getMessage(), e);
    }
  }

  private static String status(long pid) {
    try {
      return Files.readString(Path.of("/proc", Long.toString(pid), "status"));
    } catch (IOException e) {
      throw new UncheckedIOException("process " + pid + " is gone: " + e.getMessage(), e);
    }
  }
}
