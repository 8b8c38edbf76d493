package io.ironicinspector.conductor.ironic;

import java.net.ConnectException;
import java.net.URI;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Logs when Ironic stops answering and when it answers again, not each request. */
final class Reachability {
  private static final Logger LOG = Logger.getLogger(Reachability.class.getName());

  private enum State {
    UNKNOWN,
    ANSWERS,
    SILENT
  }

  private final URI endpoint;
  private final AtomicReference<State> state = new AtomicReference<>(State.UNKNOWN);

  Reachability(URI endpoint) {
    this.endpoint = endpoint;
  }

  void found() {
    if (state.getAndSet(State.ANSWERS) != State.ANSWERS) {
      LOG.log(Level.INFO, "Ironic at {0} answers", endpoint);
    }
  }

  /** The exception to throw for a request that got no answer. */
  IronicException lost(Throwable failure) {
    Throwable cause = IronicHttp.cause(failure);
    String message = "Ironic at %s does not answer: %s".formatted(endpoint, why(cause));
    if (state.getAndSet(State.SILENT) != State.SILENT) {
      LOG.log(Level.WARNING, "{0}; tried again with each request", message);
    }
    return new IronicException(IronicException.NO_ANSWER, message, cause);
  }

  private static String why(Throwable cause) {
    if (cause.getMessage() != null) {
      return cause.getMessage();
    }
    // The JDK's client drops the system's text when a connection is refused.
    return cause instanceof ConnectException ? "cannot connect" : cause.getClass().getSimpleName();
  }
}
