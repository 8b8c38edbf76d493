package io.ironicinspector.rules.net;

/** A text is no IP network. The message is netaddr's. */
public final class InvalidNetworkException extends Exception {
  private static final long serialVersionUID = 1L;

  InvalidNetworkException(String network) {
    super("invalid IPNetwork " + ShortText.of(network));
  }
}
