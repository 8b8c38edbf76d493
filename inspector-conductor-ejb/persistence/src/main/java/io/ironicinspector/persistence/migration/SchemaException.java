package io.ironicinspector.persistence.migration;

/** The database cannot be brought to the schema that this version needs. */
public class SchemaException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SchemaException(String message) {
    super(message);
  }

  SchemaException(String message, Throwable cause) {
    super(message, cause);
  }
}
