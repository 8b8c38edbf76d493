package io.ironicinspector.benchmark.service;

/** Which of the two services. */
public enum Side {
  PYTHON("Python"),
  OURS("ours");

  private final String label;

  Side(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }

  String folder() {
    return this == PYTHON ? "python" : "ours";
  }
}
