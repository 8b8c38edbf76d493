package io.ironicinspector.coordination.torture.check;

/** Checks one promise, or a few that belong together, on a whole history. */
interface Rule {
  void check(Evidence evidence, Findings findings);
}
