package io.ironicinspector.coordination.adapter.settings;

/** A setting has a value that is not allowed. The message is for the administrator. */
public final class InvalidSettingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  InvalidSettingException(Option option, String value, String allowed) {
    this(option, value, allowed, null);
  }

  InvalidSettingException(Option option, String value, String allowed, Throwable cause) {
    super("[etcd] " + option.key() + " = " + value + " is not allowed: " + allowed, cause);
  }
}
