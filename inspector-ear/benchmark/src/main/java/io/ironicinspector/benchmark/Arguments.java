package io.ironicinspector.benchmark;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** A command line that is taken apart from left to right. For one thread. */
public final class Arguments {
  private final Deque<String> rest;

  public Arguments(List<String> arguments) {
    rest = new ArrayDeque<>(arguments);
  }

  public boolean more() {
    return !rest.isEmpty();
  }

  /** The next one. To be called only if there is {@link #more}. */
  public String next() {
    return rest.remove();
  }

  /**
   * What follows an option.
   *
   * @throws IllegalArgumentException if nothing is left
   */
  public String value(String option) {
    if (!more()) {
      throw new IllegalArgumentException(option + " needs a value");
    }
    return next();
  }

  /**
   * A number that follows an option.
   *
   * @throws IllegalArgumentException if it is none from {@code least} to {@code most}
   */
  public int number(String option, int least, int most) {
    String text = value(option);
    try {
      int number = Integer.parseInt(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Falls through to the one message for all bad numbers.
    }
    throw new IllegalArgumentException(
        option + " must be a number from " + least + " to " + most + ", was " + text);
  }

  /**
   * A file that follows an option and can be made.
   *
   * @throws IllegalArgumentException if nothing can be written there
   */
  public Path file(String option) {
    Path file = Path.of(value(option)).toAbsolutePath();
    if (!Files.isDirectory(file.getParent())) {
      throw new IllegalArgumentException(option + ": there is no folder " + file.getParent());
    }
    return file;
  }

  public static IllegalArgumentException unknown(String argument) {
    return new IllegalArgumentException("unknown argument " + argument);
  }
}
