package io.ironicinspector.api.auth;

import io.ironicinspector.api.policy.Credentials;
import io.ironicinspector.osloconfig.context.Caller;
import java.util.Objects;

/**
 * A caller who proved to be somebody.
 *
 * @param credentials for the policy
 * @param caller for the log
 */
public record Identity(Credentials credentials, Caller caller) {
  public Identity {
    Objects.requireNonNull(credentials, "credentials");
    Objects.requireNonNull(caller, "caller");
  }
}
