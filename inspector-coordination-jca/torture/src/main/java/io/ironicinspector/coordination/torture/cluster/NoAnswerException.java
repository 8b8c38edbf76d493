package io.ironicinspector.coordination.torture.cluster;

/** etcd did not answer, or refused; what was asked may have been done. */
public final class NoAnswerException extends Exception {
  private static final long serialVersionUID = 1L;

  NoAnswerException(String message, Throwable cause) {
    super(message, cause);
  }
}
