package io.ironicinspector.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.atlassian.oai.validator.OpenApiInteractionValidator.ApiLoadException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The validator complains about what is wrong; else its silence would mean nothing. */
class DescriptionTest {
  private static final String STATUS = "get /v1/introspection/" + FakeConductor.NODE;
  private static final Description DESCRIPTION = Description.read();
  private static final Map<String, List<String>> HEADERS =
      Map.of(
          "Content-Type", List.of("application/json"),
          "X-OpenStack-Ironic-Inspector-API-Minimum-Version", List.of("1.0"),
          "X-OpenStack-Ironic-Inspector-API-Maximum-Version", List.of("1.18"));

  private static List<String> complaints(String request, int status, String body) {
    return DESCRIPTION.complaints(request, new Answer(status, HEADERS, body.replace('\'', '"')));
  }

  private static String status() {
    return "{'error':null,'finished':false,'finished_at':null,'links':[{'href':"
        + "'http://inspector.example/v1/introspection/x','rel':'self'}],'started_at':"
        + "'2026-11-22T07:39:00.336103','state':'waiting','uuid':"
        + "'1be26c0b-03f2-4d2e-ae87-c02d7f33c781'}";
  }

  @Test
  void aGoodAnswerMakesNoComplaint() {
    assertThat(complaints(STATUS, 200, status())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "'finished':false        | 'finished':'no'           | schema.type",
        "'uuid':'1be26c0b        | 'uuid':'the first         | schema.format.uuid",
        "'error':null,           | ``                        | schema.required",
        "'error':null            | 'error':null,'more':1     | schema.additionalProperties",
        "waiting                 | sleeping                  | schema.enum",
        "07:39:00.336103         | 07:39:00Z                 | schema.pattern",
        "'started_at':'2026      | 'started_at':5,'x':'2026  | schema.type",
        "http://inspector.example| inspector                 | schema.pattern",
        "'rel':'self'            | 'rel':null                | schema.type",
        "[{'href':               | [5,{'href':               | schema.type",
        "{'error'                | ['error'                  | schema.invalidJson",
      })
  void anAnswerThatWasTamperedWithDoes(String good, String bad, String complaint) {
    String tampered = status().replace(good, bad);
    assertThat(tampered).isNotEqualTo(status());
    assertThat(complaints(STATUS, 200, tampered)).anyMatch(text -> text.contains(complaint));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "get /v1/rules          | 200 | {'rules': [{}]}                  | schema.required",
        "get /v1/rules          | 404 | {'error': {'message': 'x'}}      | status.unknown",
        "get /v1/rules          | 500 | {'error': {'message': ''}}       | schema.minLength",
        "get /v1/rules          | 500 | {'error': 'x'}                   | schema.type",
        "get /v1/rules          | 200 | ``                               | body.missing",
        "get /v1/rules/x/y      | 200 | {}                               | path.missing",
        "put /v1/rules          | 200 | {}                               | operation.notAllowed",
        "post /v1/rules/test    | 409 | {'error': {'message': 'locked'}} | status.unknown",
        "post /v1/introspection/x/abort | 202 | {'a': 1}                 | schema.",
        "get /                  | 200 | {'versions': []}                 | schema.minItems",
        "get /v1/introspection/x/data | 200 | []                         | schema.type",
        "get /v1/introspection/x/data | 200 | {'macs': 'x'}              | schema.type",
        "get /v1/introspection/x/data | 200 | {'interfaces': {'a': {}}}  | schema.required",
        "get /v1/introspection/x/history | 200 | {'history': [{}]}       | schema.required",
      })
  void soDoesEveryKindOfThem(String request, int status, String body, String complaint) {
    assertThat(complaints(request, status, body)).anyMatch(text -> text.contains(complaint));
  }

  @Test
  void headersCountToo() {
    String body = status().replace('\'', '"');
    Answer html = new Answer(200, Map.of("Content-Type", List.of("text/html")), body);
    assertThat(DESCRIPTION.complaints(STATUS, html))
        .anyMatch(text -> text.contains("contentType.notAllowed"));
    Answer bare = new Answer(200, Map.of("Content-Type", List.of("application/json")), body);
    assertThat(DESCRIPTION.complaints(STATUS, bare))
        .hasSize(2)
        .allMatch(text -> text.contains("header.missing"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"info\"        | \"inform\"",
        "\"in\": \"header\" | \"in\": \"head\"",
        "\"responses\"   | \"answers\"",
        "\"required\": true | \"required\": \"yes\"",
        "\"type\": \"array\" | \"type\": [\"array\"]",
      })
  void aDescriptionThatIsNoneIsRefused(String good, String bad) {
    String tampered = Description.text().replaceFirst(good, bad);
    assertThat(tampered).isNotEqualTo(Description.text());
    assertThatThrownBy(() -> Description.of(tampered)).isInstanceOf(ApiLoadException.class);
  }
}
