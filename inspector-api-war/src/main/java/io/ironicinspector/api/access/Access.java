package io.ironicinspector.api.access;

import io.ironicinspector.api.auth.Authentication;
import io.ironicinspector.api.auth.Identity;
import io.ironicinspector.api.error.ApiException;
import io.ironicinspector.api.policy.Credentials;
import io.ironicinspector.osloconfig.context.RequestContext;
import jakarta.ws.rs.core.Response;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiPredicate;
import java.util.function.UnaryOperator;

/**
 * Decides on each request, in upstream's order: without authentication everybody passes; who must
 * say who it is and does not gets 401; whom the policy refuses gets 403. Thread-safe.
 */
public final class Access {
  private final Optional<Authentication> authentication;
  private final BiPredicate<String, Credentials> policy;

  private Access(Optional<Authentication> authentication, BiPredicate<String, Credentials> policy) {
    this.authentication = authentication;
    this.policy = Objects.requireNonNull(policy, "policy");
  }

  /** Everybody may do everything. */
  public static Access open() {
    return new Access(Optional.empty(), (rule, caller) -> true);
  }

  /** Nobody may do anything: nothing of this kind is served. */
  public static Access shut() {
    return new Access(Optional.of(new Nobody()), (rule, caller) -> false);
  }

  /** Whoever proves to be somebody may do everything. */
  public static Access authenticated(Authentication authentication) {
    return new Access(Optional.of(authentication), (rule, caller) -> true);
  }

  /**
   * The policy decides.
   *
   * @param policy whether the rule of that name lets the caller through
   */
  public static Access governed(
      Authentication authentication, BiPredicate<String, Credentials> policy) {
    return new Access(Optional.of(authentication), policy);
  }

  /**
   * Lets the request of the calling thread pass, and notes whose it is as far as that had to be
   * found out.
   *
   * @param headers the value of a header, or null
   * @throws ApiException 401 or 403
   */
  public void admit(String rule, boolean publicEndpoint, UnaryOperator<String> headers) {
    check(rule, publicEndpoint, headers).ifPresent(Access::note);
  }

  /** For the log. The filter that opened the request's context closes this one, too. */
  private static void note(Identity identity) {
    RequestContext.current().ifPresent(context -> context.with(identity.caller()).open());
  }

  private Optional<Identity> check(
      String rule, boolean publicEndpoint, UnaryOperator<String> headers) {
    if (authentication.isEmpty()) {
      return Optional.empty();
    }
    // A public endpoint costs no look at a token, unless the policy wants one.
    if (publicEndpoint && policy.test(rule, Credentials.NOBODY.at(true))) {
      return Optional.empty();
    }
    Optional<Identity> identity = authentication.get().identify(headers);
    if (identity.isEmpty() && !publicEndpoint) {
      throw ApiException.unauthorized(authentication.get().challenge());
    }
    Credentials caller = identity.map(Identity::credentials).orElse(Credentials.NOBODY);
    if (!policy.test(rule, caller.at(publicEndpoint))) {
      throw new ApiException(Response.Status.FORBIDDEN, "Access denied by policy");
    }
    return identity;
  }

  private static final class Nobody implements Authentication {
    @Override
    public Optional<Identity> identify(UnaryOperator<String> headers) {
      return Optional.empty();
    }

    @Override
    public String challenge() {
      return "";
    }
  }
}
