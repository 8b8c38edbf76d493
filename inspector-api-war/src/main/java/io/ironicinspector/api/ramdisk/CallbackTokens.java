package io.ironicinspector.api.ramdisk;

import io.ironicinspector.api.error.ApiException;
import io.ironicinspector.domain.Introspection;
import io.ironicinspector.domain.NodeUuid;
import jakarta.enterprise.context.Dependent;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tokens in the callback URL: {@code <node>.<mac>}, where the keyed digest covers the node and the
 * start of its run. Nothing is stored, so each process with the same secret makes and takes the
 * same ones; the next start of the node makes them worthless. Immutable, thread-safe.
 */
@Dependent
public class CallbackTokens {
  private static final String ALGORITHM = "HmacSHA256";

  private final CallbackConfig config;

  @Inject
  CallbackTokens(CallbackConfig config) {
    this.config = config;
  }

  /** The token of a run; empty if this installation has none. */
  Optional<String> of(Introspection run) {
    return config
        .tokenSecret()
        .filter(secret -> config.requiresToken())
        .map(secret -> run.node() + "." + digest(secret, run));
  }

  /**
   * Looks at what came with a ramdisk's data.
   *
   * @param runs reads the last run of a node
   * @return the node that the token is about; empty if it is good for all, or if none is needed
   * @throws ApiException 403
   */
  Optional<NodeUuid> check(
      Optional<String> token, Function<NodeUuid, Optional<Introspection>> runs) {
    if (!config.requiresToken() || token.filter(this::isSiteToken).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(
        token
            .flatMap(CallbackTokens::node)
            .flatMap(runs)
            .filter(run -> of(run).filter(good -> same(good, token.get())).isPresent())
            .map(Introspection::node)
            .orElseThrow(
                () ->
                    new ApiException(
                        Response.Status.FORBIDDEN,
                        "This service takes introspection data only with the token of the run in"
                            + " the callback URL")));
  }

  private boolean isSiteToken(String token) {
    return config.siteToken().filter(good -> same(good, token)).isPresent();
  }

  private static Optional<NodeUuid> node(String token) {
    int dot = token.indexOf('.');
    return dot < 0 ? Optional.empty() : NodeUuid.like(token.substring(0, dot));
  }

  /** Takes as long for a wrong one as for the right one. */
  private static boolean same(String one, String other) {
    return MessageDigest.isEqual(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  private static String digest(String secret, Introspection run) {
    String about = run.node() + " " + run.startedAt().map(Object::toString).orElse("");
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      return Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString(mac.doFinal(about.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("each JVM has " + ALGORITHM, e);
    }
  }
}
