package io.ironicinspector.api.version;

import io.ironicinspector.api.error.ErrorResponse;
import jakarta.annotation.Priority;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Checks the version that a request wants, before routing, and announces ours on each response. */
@Provider
@PreMatching
@Priority(VersionFilter.PRIORITY)
public class VersionFilter implements ContainerRequestFilter, ContainerResponseFilter {
  static final int PRIORITY = 1000;

  private static final String PREFIX = "X-OpenStack-Ironic-Inspector-API-";
  private static final String STANDARD = "OpenStack-API-Version";
  private static final String MINIMUM = ApiVersion.MINIMUM.toString();
  private static final String MAXIMUM = ApiVersion.MAXIMUM.toString();
  private static final Pattern STANDARD_FORM =
      Pattern.compile("\\s*baremetal-introspection\\b(.*)");

  /** The text of a version that was accepted last: clients mostly send one. */
  private static volatile String lastAccepted = MAXIMUM;

  /** The newest version, as the root document names it. */
  public static String current() {
    return MAXIMUM;
  }

  /**
   * Whether a request that passed this filter wants a version or a later one; the current if none.
   */
  public static boolean isAtLeast(String version, HttpHeaders headers) {
    ApiVersion wanted =
        wanted(of(headers.getRequestHeaders()))
            .flatMap(ApiVersion::parse)
            .orElse(ApiVersion.MAXIMUM);
    return wanted.compareTo(ApiVersion.parse(version).orElseThrow()) >= 0;
  }

  /**
   * Whether a request would pass this filter, for who answers before JAX-RS.
   *
   * @param headers all values of a header
   */
  public static boolean accepts(Function<String, List<String>> headers) {
    Optional<String> wanted = wanted(headers);
    if (wanted.isEmpty() || wanted.get().equals(lastAccepted)) {
      return true;
    }
    boolean accepted = refusal(wanted.get()).isEmpty();
    if (accepted) {
      lastAccepted = wanted.get();
    }
    return accepted;
  }

  /** Gives {@code headers} the names and values that each response has. */
  public static void announce(BiConsumer<String, String> headers) {
    headers.accept(PREFIX + "Minimum-Version", MINIMUM);
    headers.accept(PREFIX + "Maximum-Version", MAXIMUM);
  }

  @Override
  public void filter(ContainerRequestContext request) {
    wanted(of(request.getHeaders())).flatMap(VersionFilter::refusal).ifPresent(request::abortWith);
  }

  /** The standard header wins, if it names this service. */
  private static Optional<String> wanted(Function<String, List<String>> headers) {
    List<String> standard = headers.apply(STANDARD);
    List<String> own = headers.apply(PREFIX + "Version");
    if (standard.isEmpty()) { // as most ask
      return own.isEmpty() ? Optional.empty() : Optional.of(own.get(0));
    }
    return standard.stream()
        .flatMap(value -> Stream.of(value.split(",", -1)))
        .map(STANDARD_FORM::matcher)
        .filter(matcher -> matcher.matches())
        .map(matcher -> matcher.group(1))
        .findFirst()
        .or(() -> own.stream().findFirst());
  }

  private static Function<String, List<String>> of(MultivaluedMap<String, String> headers) {
    return name ->
        headers.entrySet().stream()
            .filter(header -> header.getKey().equalsIgnoreCase(name))
            .flatMap(header -> header.getValue().stream())
            .toList();
  }

  private static Optional<Response> refusal(String wanted) {
    Optional<ApiVersion> version = ApiVersion.parse(wanted);
    if (version.isEmpty()) {
      return Optional.of(
          ErrorResponse.of(
              Response.Status.BAD_REQUEST.getStatusCode(),
              "Malformed API version: expected string in form of X.Y or latest"));
    }
    return version
        .filter(known -> !known.isSupported())
        .map(
            refused ->
                ErrorResponse.of(
                    Response.Status.NOT_ACCEPTABLE.getStatusCode(),
                    "Unsupported API version %s, supported range is %s to %s"
                        .formatted(refused, ApiVersion.MINIMUM, ApiVersion.MAXIMUM)));
  }

  @Override
  public void filter(ContainerRequestContext request, ContainerResponseContext response) {
    MultivaluedMap<String, Object> headers = response.getHeaders();
    announce((name, value) -> headers.put(name, List.of(value)));
  }
}
