package io.ironicinspector.coordination.adapter.settings;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How to reach the store.
 *
 * @param endpoints at least one, all with the scheme http or all with https
 * @param tls present if and only if the endpoints are https
 * @param timeout for one request
 */
public record Store(
    List<URI> endpoints, Optional<Tls> tls, Optional<Credentials> credentials, Duration timeout) {
  public Store {
    endpoints = List.copyOf(endpoints);
  }

  /** The endpoints, for messages. */
  @Override
  public String toString() {
    return endpoints.stream().map(URI::toString).collect(Collectors.joining(", "));
  }
}
