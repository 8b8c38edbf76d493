package io.ironicinspector.client;

/** The conductor has not seen the request: nothing was done, another one may be tried. */
public class UnreachableConductorException extends ConductorException {
  private static final long serialVersionUID = 1L;

  /** The message names the conductor and the reason. */
  public UnreachableConductorException(String message, Throwable cause) {
    super(Kind.NO_CONDUCTOR, message, cause);
  }
}
