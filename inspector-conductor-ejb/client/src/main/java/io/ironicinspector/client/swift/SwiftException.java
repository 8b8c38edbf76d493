package io.ironicinspector.client.swift;

import io.ironicinspector.client.ConductorException;

/** Swift refused, or did not answer, or there was no way to log in. */
public final class SwiftException extends ConductorException {
  private static final long serialVersionUID = 1L;

  SwiftException(Kind kind, String message, Throwable cause) {
    super(kind, message, cause);
  }
}
