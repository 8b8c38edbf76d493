package io.ironicinspector.conductor.json;

/** Keeps messages that quote a document at a length that a database and a reader can take. */
public final class MessageLength {
  private static final int MOST = 8000;

  private MessageLength() {}

  /** {@code message}, its end replaced by dots if it is very long. */
  public static String limited(String message) {
    return message.length() <= MOST ? message : message.substring(0, MOST) + "...";
  }
}
