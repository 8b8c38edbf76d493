package io.ironicinspector.client.metric;

/** Something that can be shown. */
interface Metric {
  void write(Exposition out);
}
