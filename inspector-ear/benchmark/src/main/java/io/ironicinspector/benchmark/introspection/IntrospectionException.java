package io.ironicinspector.benchmark.introspection;

/** An introspection that did not end as it should; the message says how. */
public final class IntrospectionException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  IntrospectionException(String message) {
    super(message);
  }

  IntrospectionException(String message, Throwable cause) {
    super(message, cause);
  }
}
