package io.ironicinspector.conductor.introspection;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import io.ironicinspector.domain.IllegalTransitionException;
import io.ironicinspector.persistence.FencedOutException;
import io.ironicinspector.persistence.UnknownNodeException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.logging.Level;
import java.util.logging.Logger;

/** What a failure is to the client, and to the record. */
public final class Failures {
  private static final Logger LOG = Logger.getLogger(Failures.class.getName());

  private Failures() {}

  /** What really happened, out of the wrapping of stages. */
  public static Throwable cause(Throwable failure) {
    return failure instanceof CompletionException && failure.getCause() != null
        ? cause(failure.getCause())
        : failure;
  }

  /** The text for the record: of a known failure its message, of a defect also its class. */
  public static String text(Throwable failure, String during) {
    return surfaced(failure, during).getMessage();
  }

  /** The exception for the client. Logs a defect with its stack. */
  public static ConductorException surfaced(Throwable failure, String during) {
    Throwable cause = cause(failure);
    if (cause instanceof ConductorException known) {
      return known;
    }
    if (cause instanceof IllegalTransitionException) {
      return new ConductorException(Kind.INVALID, cause.getMessage(), cause);
    }
    if (cause instanceof UnknownNodeException) {
      return new ConductorException(Kind.NOT_FOUND, cause.getMessage(), cause);
    }
    if (cause instanceof FencedOutException) {
      return new ConductorException(Kind.CONFLICT, cause.getMessage(), cause);
    }
    if (cause instanceof RejectedExecutionException) {
      return new ConductorException(Kind.UNAVAILABLE, "This conductor is stopping", cause);
    }
    String text =
        "Unexpected exception %s during %s: %s"
            .formatted(cause.getClass().getSimpleName(), during, cause.getMessage());
    LOG.log(Level.SEVERE, text, cause);
    return new ConductorException(Kind.INTERNAL, text, cause);
  }
}
