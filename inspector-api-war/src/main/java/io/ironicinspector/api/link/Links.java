package io.ironicinspector.api.link;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Links to this service as the client of one request reached it. Behind a proxy that is trusted,
 * its {@code X-Forwarded-Proto}, {@code -Host}, {@code -Port} and {@code -Prefix} count: the last
 * value of each. Immutable, so it may outlive the request.
 *
 * @param root scheme, host, port and prefix, without a slash at the end
 */
public record Links(String root) {
  private static final Map<String, Integer> DEFAULT_PORTS = Map.of("http", 80, "https", 443);

  /**
   * Call this on the request's thread.
   *
   * @param proxied whether what a proxy says is believed
   */
  public static Links of(UriInfo uri, HttpHeaders headers, boolean proxied) {
    return of(uri.getBaseUri(), headers::getHeaderString, proxied);
  }

  /**
   * The same without JAX-RS.
   *
   * @param base scheme, host, port unless it is the scheme's, and the application's path
   * @param headers all values of a header, joined by commas, or null
   */
  public static Links of(URI base, UnaryOperator<String> headers, boolean proxied) {
    return of(base, proxied ? headers : name -> null);
  }

  private static Links of(URI base, UnaryOperator<String> headers) {
    String scheme =
        forwarded(headers, "Proto")
            .map(proto -> proto.toLowerCase(Locale.ROOT))
            .orElse(base.getScheme());
    Authority named =
        forwarded(headers, "Host").map(Authority::parse).orElseGet(() -> Authority.of(base));
    Optional<Integer> port = forwarded(headers, "Port").flatMap(Links::port).or(named::port);
    String prefix =
        forwarded(headers, "Prefix").filter(path -> path.startsWith("/")).orElse(base.getRawPath());
    return new Links(scheme + "://" + named.host() + suffix(scheme, port) + withoutSlashes(prefix));
  }

  private static String withoutSlashes(String path) {
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return path.substring(0, end);
  }

  /** The {@code links} member of a shape. */
  public List<Map<String, String>> self(String path) {
    return List.of(Map.of("href", root + path, "rel", "self"));
  }

  /** The same without scheme and host, as upstream links to rules. */
  public List<Map<String, String>> relative(String path) {
    // Not parsed: what a proxy forwards need not be part of any URL.
    int slash = root.indexOf('/', root.indexOf("://") + "://".length());
    String prefix = slash < 0 ? "" : root.substring(slash);
    return List.of(Map.of("href", prefix + path, "rel", "self"));
  }

  private static Optional<String> forwarded(UnaryOperator<String> headers, String name) {
    return Optional.ofNullable(headers.apply("X-Forwarded-" + name))
        .map(value -> value.substring(value.lastIndexOf(',') + 1).strip())
        .filter(value -> !value.isEmpty());
  }

  private static Optional<Integer> port(String text) {
    return text.matches("[0-9]{1,5}") ? Optional.of(Integer.parseInt(text)) : Optional.empty();
  }

  private static String suffix(String scheme, Optional<Integer> port) {
    return port.filter(number -> number > 0 && !number.equals(DEFAULT_PORTS.get(scheme)))
        .map(number -> ":" + number)
        .orElse("");
  }

  /** Some runtimes drop the brackets of an IPv6 address. */
  private static String bare(String host) {
    return host.contains(":") && !host.startsWith("[") ? "[" + host + "]" : host;
  }

  private record Authority(String host, Optional<Integer> port) {
    /** A name with an underscore is no host to Java's URI, but containers are called so. */
    static Authority of(URI base) {
      return base.getHost() == null
          ? parse(base.getRawAuthority())
          : new Authority(bare(base.getHost()), Optional.of(base.getPort()));
    }

    static Authority parse(String text) {
      int colon = text.lastIndexOf(':');
      boolean withPort = colon > text.lastIndexOf(']');
      return withPort
          ? new Authority(text.substring(0, colon), Links.port(text.substring(colon + 1)))
          : new Authority(text, Optional.empty());
    }
  }
}
