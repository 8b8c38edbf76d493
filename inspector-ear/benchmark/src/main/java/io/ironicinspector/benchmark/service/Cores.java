package io.ironicinspector.benchmark.service;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The processor's cores that this process may use, by Linux's numbers. */
final class Cores {
  private static final String ALLOWED = "Cpus_allowed_list:";

  private Cores() {}

  static List<Integer> allowed() {
    try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
      return lines
          .filter(line -> line.startsWith(ALLOWED))
          .findFirst()
          .map(line -> parse(line.substring(ALLOWED.length()).strip()))
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Numbers and ranges, see proc(5): {@code 0-3,8}. */
  static List<Integer> parse(String list) {
    return Stream.of(list.split(",", -1)).flatMapToInt(Cores::range).boxed().toList();
  }

  private static IntStream range(String text) {
    String[] ends = text.split("-", 2);
    return IntStream.rangeClosed(
        Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
  }
}
