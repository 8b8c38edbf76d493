package io.ironicinspector.client;

import jakarta.ejb.ApplicationException;
import java.util.Objects;

/** Why a conductor, or the way to it, refused. Kind and message survive every transport. */
@ApplicationException(
    inherited = true,
    rollback = true) // else the container wraps it in EJBException
public class ConductorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What went wrong, without any HTTP in it; the WAR alone knows status codes. */
  public enum Kind {
    /** The node, its introspection or its data does not exist. */
    NOT_FOUND,
    /** Not now: locked by another request, or in a state that will change. */
    CONFLICT,
    /**
     * Never, as asked: bad input, bad state of the node in Ironic, an event its state does not
     * accept.
     */
    INVALID,
    /** No conductor lives, or none could be reached. Nothing was done. */
    NO_CONDUCTOR,
    /** Ironic, the database or etcd does not answer. */
    UNAVAILABLE,
    /** A defect. */
    INTERNAL
  }

  private final Kind kind;

  /** The message is shown to end users. */
  public ConductorException(Kind kind, String message) {
    this(kind, message, null);
  }

  /** As above, with a cause for the log. */
  public ConductorException(Kind kind, String message, Throwable cause) {
    super(message, cause);
    this.kind = Objects.requireNonNull(kind, "kind");
  }

  public Kind kind() {
    return kind;
  }
}
