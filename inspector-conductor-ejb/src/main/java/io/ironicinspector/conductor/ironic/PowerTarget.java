package io.ironicinspector.conductor.ironic;

/** What a machine's power shall become. */
public enum PowerTarget {
  REBOOT("rebooting"),
  OFF("power off");

  private final String wireName;

  PowerTarget(String wireName) {
    this.wireName = wireName;
  }

  String wireName() {
    return wireName;
  }
}
