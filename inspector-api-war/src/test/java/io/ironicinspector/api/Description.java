package io.ironicinspector.api;

import com.atlassian.oai.validator.OpenApiInteractionValidator;
import com.atlassian.oai.validator.model.Request;
import com.atlassian.oai.validator.model.SimpleResponse;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What {@code /openapi} says, checked by a validator that is not ours, which then holds answers
 * against it. It takes a member that is not described for an error, unless the description says
 * that there may be others.
 */
public final class Description {
  private final JsonObject document;
  private final OpenApiInteractionValidator validator;

  private Description(String text) {
    try (JsonReader reader = Json.createReader(new StringReader(text))) {
      document = reader.readObject();
    }
    validator = OpenApiInteractionValidator.createForInlineApiSpecification(text).build();
  }

  public static Description read() {
    return of(text());
  }

  /** Throws what the validator throws if it does not accept the document. */
  static Description of(String text) {
    return new Description(text);
  }

  static String text() {
    String file = "/META-INF/openapi.json";
    try (InputStream in = Objects.requireNonNull(Description.class.getResourceAsStream(file))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** All, such as {@code get /v1/rules/{rule}}. */
  Set<String> requests() {
    return operations().map(Operation::name).collect(Collectors.toCollection(TreeSet::new));
  }

  /** All in the form of {@link Answer#name}, in order. */
  public Set<String> answers() {
    return operations().flatMap(this::answers).collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * What is wrong with an answer; empty if nothing is.
   *
   * @param request such as {@code get /v1/rules/test}
   */
  public List<String> complaints(String request, Answer answer) {
    String[] words = request.split(" ", 2);
    SimpleResponse.Builder response = SimpleResponse.Builder.status(answer.status());
    answer.headers().forEach(response::withHeader);
    if (!answer.body().isEmpty()) {
      response.withBody(answer.body());
    }
    Request.Method method = Request.Method.valueOf(words[0].toUpperCase(Locale.ROOT));
    return validator.validateResponse(words[1], method, response.build()).getMessages().stream()
        .map(message -> message.getKey() + ": " + message.getMessage())
        .toList();
  }

  private record Operation(String name, JsonObject description) {}

  private Stream<Operation> operations() {
    return document.getJsonObject("paths").entrySet().stream()
        .flatMap(
            path ->
                path.getValue().asJsonObject().entrySet().stream()
                    .map(
                        method ->
                            new Operation(
                                method.getKey() + " " + path.getKey(),
                                method.getValue().asJsonObject())));
  }

  private Stream<String> answers(Operation operation) {
    return operation.description().getJsonObject("responses").entrySet().stream()
        .flatMap(
            status ->
                mediaTypes(status.getValue().asJsonObject())
                    .map(type -> Answer.name(operation.name(), status.getKey(), type)));
  }

  private Stream<String> mediaTypes(JsonObject response) {
    if (response.containsKey("$ref")) {
      String pointer = response.getString("$ref").substring(1);
      return mediaTypes(Json.createPointer(pointer).getValue(document).asJsonObject());
    }
    return response.containsKey("content")
        ? response.getJsonObject("content").keySet().stream()
        : Stream.of("");
  }
}
