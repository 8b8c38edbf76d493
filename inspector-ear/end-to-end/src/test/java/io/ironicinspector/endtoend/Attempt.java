package io.ironicinspector.endtoend;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A request that nobody should send, and what is wrong with an answer to it.
 *
 * @param known whether it proves who sends it, as the service demands for what is protected
 * @param origin whose pages may use the service, if any may
 */
record Attempt(Operation operation, HttpRequest request, boolean known, Optional<String> origin) {
  /** What the HTTP server answers, with nothing, before any application sees it. */
  private static final Pattern NO_PATH = Pattern.compile("%00|%5C|%ff|^/\\.\\.(/|%2F|$)");

  /** Empty if it is as it should be. */
  Optional<String> complaint(HttpResponse<String> answer) {
    int status = answer.statusCode();
    String seen = status + " " + answer.body().lines().findFirst().orElse("");
    boolean numbered = answer.headers().firstValue("X-Openstack-Request-Id").isPresent();
    if (status >= 500 && status != 503) {
      return Optional.of("answers " + seen);
    }
    if (!numbered && isTheServersToAnswer() && answer.body().isEmpty()) {
      return Optional.empty();
    }
    if (known && status == 401) {
      return Optional.of("who says who it is, is refused: " + seen);
    }
    if (!isDescribed(status)) {
      return Optional.of("answers what is not described: " + seen);
    }
    if (!numbered) {
      return Optional.of("the answer has no request id: " + seen);
    }
    if (status >= 400 && !isError(answer.body())) {
      return Optional.of("the error is not in JSON: " + seen);
    }
    if (status < 400 && operation.isProtected() && !known && !request.method().equals("OPTIONS")) {
      return Optional.of("a stranger is let in: " + seen);
    }
    return foreign(answer).map(pages -> "the pages of " + pages + " may use it: " + seen);
  }

  private boolean isTheServersToAnswer() {
    return request.method().equals("TRACE") || NO_PATH.matcher(request.uri().getRawPath()).find();
  }

  private boolean isDescribed(int status) {
    // 404: a slash or nothing where a name should be makes it another path.
    return operation.describes(status)
        || status == 404
        || status == 405
        || (status == 200 && request.method().equals("OPTIONS"));
  }

  private boolean isError(String body) {
    if (request.method().equals("HEAD") || operation.path().startsWith("/health")) {
      return true;
    }
    try {
      return Http.json(body).getJsonObject("error").getString("message") != null;
    } catch (RuntimeException other) { // no JSON, or of another shape
      return false;
    }
  }

  private Optional<String> foreign(HttpResponse<String> answer) {
    boolean allowed = answer.headers().firstValue("Access-Control-Allow-Origin").isPresent();
    Optional<String> asked = request.headers().firstValue("Origin");
    return allowed && (origin.isEmpty() || !asked.equals(origin))
        ? Optional.of(asked.orElse("nobody"))
        : Optional.empty();
  }
}
