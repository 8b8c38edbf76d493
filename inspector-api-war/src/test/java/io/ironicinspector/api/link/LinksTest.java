package io.ironicinspector.api.link;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LinksTest {
  @ParameterizedTest
  @CsvSource({
    "http://host:5050/, http://host:5050",
    "http://host/, http://host",
    "http://host:80/, http://host",
    "https://host:443/, https://host",
    "http://host:443/, http://host:443",
    "http://[::1]:5050/, http://[::1]:5050",
    "http://host:5050/base/, http://host:5050/base",
    "http://a_host:5050/, http://a_host:5050",
    "http://a_host/, http://a_host",
  })
  void withoutAProxyTheRootIsTheRequests(String base, String root) {
    assertThat(links(base, Map.of()).root()).isEqualTo(root);
  }

  @Test
  void oneProxyIsTrustedTheLastValueCounts() {
    assertThat(
            links(
                    "http://host:5050/",
                    Map.of(
                        "X-Forwarded-Proto", "ftp,https",
                        "X-Forwarded-Host", "a, b:1",
                        "X-Forwarded-Port", "8443",
                        "X-Forwarded-Prefix", "/insp/"))
                .root())
        .isEqualTo("https://b:8443/insp");
  }

  @Test
  void aForwardedHostBringsItsOwnPort() {
    assertThat(links("http://h:5050/", Map.of("X-Forwarded-Host", "b")).root())
        .isEqualTo("http://b");
    assertThat(links("http://h:5050/", Map.of("X-Forwarded-Host", "[::2]:99")).root())
        .isEqualTo("http://[::2]:99");
    assertThat(links("http://h:5050/", Map.of("X-Forwarded-Port", "x")).root())
        .isEqualTo("http://h:5050");
    assertThat(links("http://h/", Map.of("X-Forwarded-Proto", "HTTPS")).root())
        .isEqualTo("https://h");
    assertThat(links("http://h/", Map.of("X-Forwarded-Prefix", "insp")).root())
        .isEqualTo("http://h");
  }

  @Test
  void aLinkIsAnArrayOfOne() {
    assertThat(new Links("http://h").self("/v1"))
        .containsExactly(Map.of("href", "http://h/v1", "rel", "self"));
  }

  @Test
  void whatAnUntrustedProxySaysDoesNotCount() {
    UriInfo uri = answering(UriInfo.class, URI.create("http://h:5050/"));
    HttpHeaders headers = answering(HttpHeaders.class, Map.of("X-Forwarded-Host", "evil"));
    assertThat(Links.of(uri, headers, false).root()).isEqualTo("http://h:5050");
  }

  @Test
  void relativeLinksHaveThePrefixAlone() {
    assertThat(new Links("https://h:1/insp").relative("/v1/rules/x"))
        .containsExactly(Map.of("href", "/insp/v1/rules/x", "rel", "self"));
    assertThat(new Links("http://h").relative("/v1/rules/x"))
        .containsExactly(Map.of("href", "/v1/rules/x", "rel", "self"));
  }

  @Test
  void whatAProxySaysNeedNotBePartOfAUrl() {
    assertThat(
            links("http://h/", Map.of("X-Forwarded-Host", "[::", "X-Forwarded-Prefix", "/a b%zz"))
                .relative("/v1/rules/x"))
        .containsExactly(Map.of("href", "/a b%zz/v1/rules/x", "rel", "self"));
  }

  private static Links links(String base, Map<String, String> headers) {
    return Links.of(
        answering(UriInfo.class, URI.create(base)), answering(HttpHeaders.class, headers), true);
  }

  /** Answers the one method that Links calls: the base URI, or a header by name. */
  private static <T> T answering(Class<T> type, Object answer) {
    Object proxy =
        Proxy.newProxyInstance(
            type.getClassLoader(),
            new Class<?>[] {type},
            (self, method, arguments) ->
                answer instanceof Map<?, ?> headers ? headers.get(arguments[0]) : answer);
    return type.cast(proxy);
  }
}
