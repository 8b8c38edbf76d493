package io.ironicinspector.conductor.hook.lldp;

/** A value is too short, or not what its type says. The message is for the log. */
final class MalformedTlvException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedTlvException(String message) {
    super(message, null, false, false); // many may come with one frame, and nobody wants the stack
  }
}
