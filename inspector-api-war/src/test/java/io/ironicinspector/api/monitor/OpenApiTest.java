package io.ironicinspector.api.monitor;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.api.ApiApplications;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import jakarta.json.JsonStructure;
import jakarta.json.JsonValue;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The description is written by hand; this holds it against the resources. */
class OpenApiTest {
  private final JsonObject description = read();

  @Test
  void itDescribesEveryRequestAndNoOther() {
    Set<String> described =
        description.getJsonObject("paths").entrySet().stream()
            .flatMap(
                path ->
                    path.getValue().asJsonObject().keySet().stream()
                        .map(m -> m + " " + path.getKey()))
            .collect(Collectors.toSet());
    Stream<String> monitored =
        Stream.of("", "/live", "/ready", "/started").map(path -> "get /health" + path);
    Stream<String> resources =
        ApiApplications.publicResources()
            .flatMap(type -> Arrays.stream(type.getMethods()))
            .flatMap(OpenApiTest::request);
    Set<String> served =
        Stream.of(monitored, resources, Stream.of("get /metrics", "get /openapi"))
            .flatMap(requests -> requests)
            .collect(Collectors.toSet());
    assertThat(described).isEqualTo(served);
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    Set<String> references =
        Stream.of(description)
            .flatMap(OpenApiTest::strings)
            .filter(text -> text.startsWith("#/"))
            .collect(Collectors.toSet());
    assertThat(references)
        .hasSizeGreaterThan(10)
        .allSatisfy(
            reference ->
                assertThat(Json.createPointer(reference.substring(1)).containsValue(description))
                    .as(reference)
                    .isTrue());
  }

  private static Stream<String> request(Method method) {
    return Arrays.stream(method.getAnnotations())
        .map(Annotation::annotationType)
        .filter(type -> type.isAnnotationPresent(HttpMethod.class))
        .map(type -> type.getSimpleName().toLowerCase(Locale.ROOT) + " " + path(method));
  }

  private static String path(Method method) {
    String root = method.getDeclaringClass().getAnnotation(Path.class).value();
    Path own = method.getAnnotation(Path.class);
    String path = own == null ? root : root + "/" + own.value();
    return path.replaceAll("/{2,}", "/").replaceAll("\\{(\\w+):.*\\}", "{$1}");
  }

  private static Stream<String> strings(JsonValue value) {
    if (value instanceof JsonString text) {
      return Stream.of(text.getString());
    }
    if (value instanceof JsonObject object) {
      return object.values().stream().flatMap(OpenApiTest::strings);
    }
    return value instanceof JsonStructure structure
        ? structure.asJsonArray().stream().flatMap(OpenApiTest::strings)
        : Stream.empty();
  }

  private static JsonObject read() {
    try (JsonReader reader = Json.createReader(new ByteArrayInputStream(OpenApi.document()))) {
      return reader.readObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
