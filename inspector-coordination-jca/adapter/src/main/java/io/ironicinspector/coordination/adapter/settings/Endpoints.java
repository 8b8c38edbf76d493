package io.ironicinspector.coordination.adapter.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Makes URLs of endpoints. A plain host gets the scheme that the certificates imply, and a scheme
 * that contradicts them is refused: etcd's client drops the scheme, so that https without
 * certificates would silently be plain text.
 */
final class Endpoints {
  private static final String ALLOWED = "host:port or http(s)://host:port, separated by commas";

  private final boolean secure;

  Endpoints(boolean secure) {
    this.secure = secure;
  }

  List<URI> of(Optional<String> list, Supplier<List<String>> fallback) {
    List<String> texts =
        list.map(text -> Stream.of(text.split(",")).map(String::strip).toList())
            .orElseGet(fallback);
    Option named = list.isPresent() ? Option.ENDPOINTS : Option.HOST;
    return texts.stream().map(text -> endpoint(named, text)).toList();
  }

  private URI endpoint(Option option, String text) {
    URI uri = parse(option, text.contains("://") ? text : scheme() + "://" + text);
    if (uri.getHost() == null || !uri.getRawPath().replace("/", "").isEmpty()) {
      throw new InvalidSettingException(option, text, ALLOWED);
    }
    return switch (uri.getScheme()) {
      case "http" -> agreed(option, uri, !secure, "ca_cert is set, so it must be https");
      case "https" -> agreed(option, uri, secure, "https needs ca_cert");
      default -> throw new InvalidSettingException(option, text, ALLOWED);
    };
  }

  private String scheme() {
    return secure ? "https" : "http";
  }

  private static URI agreed(Option option, URI uri, boolean agreed, String why) {
    if (!agreed) {
      throw new InvalidSettingException(option, uri.toString(), why);
    }
    return uri;
  }

  private static URI parse(Option option, String text) {
    try {
      return URI.create(text);
    } catch (IllegalArgumentException e) {
      throw new InvalidSettingException(option, text, ALLOWED, e);
    }
  }
}
