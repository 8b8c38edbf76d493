package io.ironicinspector.persistence.datasource;

/** The database cannot be opened. The message is one line for the operator, without secrets. */
public class DatabaseUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  DatabaseUnavailableException(String message) {
    super(message);
  }
}
