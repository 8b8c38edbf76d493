package io.ironicinspector.conductor.hook.hints;

/** How values are compared. */
enum HintType {
  GIBIBYTES,
  TEXT,
  BOOLEAN
}
