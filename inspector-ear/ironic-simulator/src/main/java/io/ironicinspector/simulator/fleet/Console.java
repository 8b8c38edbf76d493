package io.ironicinspector.simulator.fleet;

/** The demo's only way to the terminal. */
final class Console {
  private Console() {}

  @SuppressWarnings("SystemOut")
  static void line(String format, Object... values) {
    System.out.printf(format + "%n", values);
  }
}
