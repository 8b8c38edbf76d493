package io.ironicinspector.conductor.ironic;

import io.ironicinspector.client.keystone.KeystoneException;
import java.net.ConnectException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Logs when Ironic stops answering and when it answers again, not each request. */
final class Reachability {
  private static final Logger LOG = Logger.getLogger(Reachability.class.getName());

  private static final int UNAUTHORIZED = 401;

  private enum State {
    UNKNOWN,
    ANSWERS,
    SILENT
  }

  private final AtomicReference<State> state = new AtomicReference<>(State.UNKNOWN);

  void found(String endpoint) {
    if (state.getAndSet(State.ANSWERS) != State.ANSWERS) {
      LOG.log(Level.INFO, "Ironic at {0} answers", endpoint);
    }
  }

  /** The exception to throw for a request that got no answer. */
  IronicException lost(String endpoint, Throwable failure) {
    Throwable cause = IronicHttp.cause(failure);
    return lost(
        IronicException.NO_ANSWER,
        "Ironic at %s does not answer: %s".formatted(endpoint, why(cause)),
        cause);
  }

  /** The same for one that could not be sent, since Keystone does not answer or refuses. */
  IronicException noLogin(KeystoneException failure) {
    return lost(
        failure.isRefusal() ? UNAUTHORIZED : IronicException.NO_ANSWER,
        "Ironic cannot be called: " + failure.getMessage(),
        failure);
  }

  private IronicException lost(int status, String message, Throwable cause) {
    if (state.getAndSet(State.SILENT) != State.SILENT) {
      LOG.log(Level.WARNING, "{0}; tried again with each request", message);
    }
    return new IronicException(status, message, cause);
  }

  private static String why(Throwable cause) {
    if (cause.getMessage() != null) {
      return cause.getMessage();
    }
    // The JDK's client drops the system's text when a connection is refused.
    return cause instanceof ConnectException ? "cannot connect" : cause.getClass().getSimpleName();
  }
}
