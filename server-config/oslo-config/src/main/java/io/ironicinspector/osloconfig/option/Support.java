package io.ironicinspector.osloconfig.option;

/** What becomes of an option that is set. */
public enum Support {
  /** It does what its help says. */
  BUILT,
  /** It is understood and will be used, but not by this version. */
  NOT_YET,
  /** It is understood so that old files go on working, and has no effect. */
  IGNORED
}
