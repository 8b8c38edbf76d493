package io.ironicinspector.coordination.adapter.settings;

/** Name and password of the store's user. */
public record Credentials(String user, String password) {
  /** Without the password. */
  @Override
  public String toString() {
    return user;
  }
}
