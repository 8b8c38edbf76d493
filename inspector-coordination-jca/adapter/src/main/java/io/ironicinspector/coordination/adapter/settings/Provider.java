package io.ironicinspector.coordination.adapter.settings;

/** Where locks and groups are kept. */
public enum Provider {
  ETCD("etcd"),
  IN_PROCESS("in-process");

  private final String text;

  Provider(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
