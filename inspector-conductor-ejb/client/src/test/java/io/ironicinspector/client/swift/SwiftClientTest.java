package io.ironicinspector.client.swift;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.client.ConductorException;
import io.ironicinspector.client.ConductorException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SwiftClientTest {
  private static final byte[] CONTENT = "{\"a\":\"\u00fc\"}".getBytes(StandardCharsets.UTF_8);

  private final StubCloud cloud;
  private final Map<String, String> options;

  SwiftClientTest() throws IOException {
    cloud = new StubCloud();
    options = cloud.options();
  }

  @AfterEach
  void stop() {
    cloud.close();
  }

  @Test
  void theContainerIsCreatedOnlyWhenItIsMissing() {
    SwiftClient swift = client();
    swift.put("o", CONTENT, SwiftClientTest::unguarded);
    swift.put("o", CONTENT, SwiftClientTest::unguarded);
    assertThat(cloud.asked)
        .containsExactly(
            "PUT /ironic-inspector/o",
            "PUT /ironic-inspector",
            "PUT /ironic-inspector/o",
            "PUT /ironic-inspector/o");
  }

  @Test
  void bytesComeBackAsTheyWereWritten() {
    options.put("swift.container", "Behälter 1");
    SwiftClient swift = client();
    swift.put("o", CONTENT, SwiftClientTest::unguarded);
    assertThat(swift.get("o")).hasValueSatisfying(found -> assertThat(found).isEqualTo(CONTENT));
    assertThat(cloud.objects).containsOnlyKeys("/Beh%C3%A4lter%201/o");
  }

  @Test
  void whatIsMissingIsNoFailure() {
    SwiftClient swift = client();
    assertThat(swift.get("o")).as("without a container").isEmpty();
    swift.put("o", CONTENT, SwiftClientTest::unguarded);
    assertThat(swift.get("other")).isEmpty();
  }

  @Test
  void objectsSayThatTheyAreJson() {
    client().put("o", CONTENT, SwiftClientTest::unguarded);
    assertThat(cloud.headers.get("/ironic-inspector/o").get("Content-type"))
        .containsExactly("application/json");
  }

  @Test
  void swiftIsToldWhenToDeleteOnlyIfItIsToDelete() {
    client().put("o", CONTENT, SwiftClientTest::unguarded);
    assertThat(cloud.headers.get("/ironic-inspector/o")).doesNotContainKey("X-delete-after");
    options.put("swift.delete_after", "86400");
    client().put("o", CONTENT, SwiftClientTest::unguarded);
    assertThat(cloud.headers.get("/ironic-inspector/o").get("X-delete-after"))
        .containsExactly("86400");
  }

  @Test
  void oneLoginServesManyRequestsAndARefusedTokenIsRenewed() {
    SwiftClient swift = client();
    swift.put("o", CONTENT, SwiftClientTest::unguarded);
    swift.put("o", CONTENT, SwiftClientTest::unguarded);
    assertThat(cloud.keystone).containsExactly("login", "catalog");
    cloud.revokeTokens();
    assertThat(swift.get("o")).isPresent();
    assertThat(cloud.keystone).containsExactly("login", "catalog", "login", "catalog");
  }

  @Test
  void aTokenThatIsRefusedAgainIsADefectOfTheConfiguration() {
    cloud.refusesAllTokens();
    assertThat(failure(Kind.INTERNAL))
        .isEqualTo(
            "Swift failed to get object o: 401 (the login of section [swift] is not accepted) from "
                + cloud.account()
                + "/ironic-inspector/o (tx1)");
    assertThat(cloud.asked).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 498, 500, 503, 507})
  void whatMayPassIsTriedAgain(int status) {
    SwiftClient swift = client();
    swift.put("o", CONTENT, SwiftClientTest::unguarded);
    cloud.fails(status, status);
    assertThat(swift.get("o")).isPresent();
    cloud.fails(status, status, status);
    assertThat(failure(Kind.UNAVAILABLE)).startsWith("Swift failed to get object o: " + status);
  }

  @Test
  void whatStaysIsNotTriedAgain() {
    cloud.fails(403);
    assertThat(failure(Kind.INTERNAL))
        .contains("403 (the user of section [swift] may not do that)");
    cloud.fails(404, 403);
    assertThatThrownBy(() -> client().put("o", CONTENT, SwiftClientTest::unguarded))
        .hasMessageStartingWith("Swift failed to create container ironic-inspector: 403");
    cloud.fails(404, 202, 404);
    assertThatThrownBy(() -> client().put("o", CONTENT, SwiftClientTest::unguarded))
        .hasMessageStartingWith("Swift failed to create object o: 404");
  }

  @Test
  void theGuardIsAskedBeforeEachAttempt() {
    AtomicInteger asked = new AtomicInteger();
    cloud.fails(404, 202, 503, 201);
    client().put("o", CONTENT, asked::incrementAndGet);
    assertThat(asked).as("missing container, failure, success").hasValue(3);
    IllegalStateException lost = new IllegalStateException("lost");
    int before = cloud.asked.size();
    assertThatThrownBy(
            () ->
                client()
                    .put(
                        "o",
                        CONTENT,
                        () -> {
                          throw lost;
                        }))
        .isSameAs(lost);
    assertThat(cloud.asked).hasSize(before);
  }

  @Test
  void aHangingSwiftIsGivenUpAfterOneAttempt() {
    options.put("swift.timeout", "1");
    cloud.hangs();
    assertThat(failure(Kind.UNAVAILABLE))
        .isEqualTo(
            "Swift failed to get object o: no answer from %s: not within 1 s"
                .formatted(cloud.account()));
    assertThat(cloud.asked).hasSize(1);
  }

  @Test
  void anAnswerThatStopsHalfWayIsGivenUp() {
    client().put("o", CONTENT, SwiftClientTest::unguarded);
    options.put("swift.timeout", "1");
    cloud.hangsInTheBody();
    assertThat(failure(Kind.UNAVAILABLE)).endsWith("not within 1 s");
  }

  @Test
  void anObjectThatDoesNotFitInMemoryIsRefused() {
    cloud.objects.put("/ironic-inspector/o", new byte[(64 << 20) + 1]);
    options.put("swift.connect_retries", "0");
    assertThat(failure(Kind.UNAVAILABLE)).endsWith("the object is larger than 67108864 bytes");
  }

  @Test
  void nobodyAtTheAddressIsAPassingFailure() {
    options.put("swift.auth_type", "none");
    options.put("swift.endpoint_override", "http://127.0.0.1:1/v1/AUTH_x/");
    AtomicInteger attempts = new AtomicInteger();
    assertThatThrownBy(() -> client().put("o", CONTENT, attempts::incrementAndGet))
        .isInstanceOfSatisfying(
            ConductorException.class, e -> assertThat(e.kind()).isEqualTo(Kind.UNAVAILABLE))
        .hasMessage(
            "Swift failed to create object o: no answer from http://127.0.0.1:1/v1/AUTH_x: cannot"
                + " connect");
    assertThat(attempts).as("the first and connect_retries").hasValue(3);
  }

  @Test
  void aWrongPasswordIsADefectAndASilentKeystoneIsNot() {
    cloud.keystoneAnswers(401);
    assertThat(failure(Kind.INTERNAL))
        .isEqualTo(
            "Swift failed to get object o: Keystone at %s/v3 answered 401 when this service logged in"
                .formatted(cloud.url()))
        .doesNotContain("secret");
    cloud.keystoneAnswers(503);
    assertThat(failure(Kind.UNAVAILABLE)).contains("answered 503");
    options.put("swift.auth_url", "http://127.0.0.1:1");
    assertThat(failure(Kind.UNAVAILABLE)).contains("Keystone at http://127.0.0.1:1/v3");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "region_name      | R1",
        "service_name     | swift",
        "valid_interfaces | internal, publicURL",
        "auth_url         | %s/v3/",
        "auth_section     | other",
        "endpoint_override | %s/v1/AUTH_%%(project_id)s",
      })
  void theAddressIsFound(String option, String value) {
    options.put("other.auth_url", cloud.url());
    options.put("other.username", "u");
    options.put("other.password", "p");
    options.put("swift." + option, value.formatted(cloud.url()));
    client().put("o", CONTENT, SwiftClientTest::unguarded);
    assertThat(cloud.objects).containsOnlyKeys("/ironic-inspector/o");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "service_type     | volume | service of type volume with an address of kind internal or"
            + " public",
        "service_name     | ceph   | service of type object-store and name ceph",
        "region_name      | R3     | internal or public in region R3",
        "valid_interfaces | admin  | with an address of kind admin in region R1: ",
      })
  void whatTheCatalogDoesNotHaveIsNamed(String option, String value, String message) {
    options.put("swift." + option, value);
    assertThat(failure(Kind.INTERNAL)).contains("The catalog of Keystone at ").contains(message);
  }

  @Test
  void anInterruptedCallerGetsOutAndStaysInterrupted() {
    Thread.currentThread().interrupt();
    try {
      assertThat(failure(Kind.UNAVAILABLE)).startsWith("Swift failed to get object o");
    } finally {
      assertThat(Thread.interrupted()).isTrue();
    }
  }

  private static void unguarded() {
    // nothing can be lost here
  }

  private String failure(Kind kind) {
    SwiftClient swift = client();
    try {
      Optional<byte[]> found = swift.get("o");
      throw new AssertionError("no failure but " + found);
    } catch (SwiftException failed) {
      assertThat(failed.kind()).as(failed.getMessage()).isEqualTo(kind);
      return failed.getMessage();
    }
  }

  private SwiftClient client() {
    return new SwiftClient(SwiftSettings.of(key -> Optional.ofNullable(options.get(key))));
  }
}
