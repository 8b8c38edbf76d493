package io.ironicinspector.rules.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.ironicinspector.rules.Json;
import io.ironicinspector.rules.python.UnusableValueException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NodeChangesTest {
  private NodeChanges changes = new NodeChanges(json("{'extra': {'l': [1], 'n': null}}"));

  private static Map<String, Object> json(String text) {
    return Json.readObject(text.replace('\'', '"'));
  }

  private void run(String actions) {
    Action.parse(Json.list(json("{'a': [%s]}".formatted(actions)).get("a")))
        .forEach(action -> action.carryOut(changes));
  }

  private void expect(String patch) {
    assertThat(changes.patch()).isEqualTo(json("{'p': [%s]}".formatted(patch)).get("p"));
  }

  @Test
  void attributeIsAddedUnderItsPathWithALeadingSlash() {
    run("{'action': 'set-attribute', 'path': 'extra/a', 'value': null}");

    expect("{'op': 'add', 'path': '/extra/a', 'value': null}");
    assertThat(changes.resetInterfaces()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {
        "'path': '/driver' | true",
        "'path': 'driver/' | true",
        "'path': '/driver', 'reset_interfaces': true | true",
        "'path': '/driver', 'reset_interfaces': null | true",
        "'path': '/driver', 'reset_interfaces': false | false",
        "'path': '/driver', 'reset_interfaces': 0 | false",
        "'path': '/driver_info/x', 'reset_interfaces': true | false",
      })
  void newDriverResetsTheInterfacesUnlessToldNotTo(String parameters, boolean resets) {
    run("{'action': 'set-attribute', 'value': 'ipmi', %s}".formatted(parameters));

    assertThat(changes.resetInterfaces()).isEqualTo(resets);
  }

  @Test
  void listIsExtendedInPlace() {
    run("{'action': 'extend-attribute', 'path': '/extra/l', 'value': 1}");

    expect("{'op': 'replace', 'path': '/extra/l', 'value': [1, 1]}");
  }

  @Test
  void uniqueValueIsAppendedOnce() {
    run("{'action': 'extend-attribute', 'path': '/extra/l', 'value': 1.0, 'unique': true}");
    assertThat(changes.patch()).isEmpty();

    run(
        "{'action': 'extend-attribute', 'path': '/extra/l', 'value': 'x', 'unique': true},"
            + "{'action': 'extend-attribute', 'path': '/extra/l', 'value': 'x', 'unique': true}");
    expect("{'op': 'replace', 'path': '/extra/l', 'value': [1, 'x']}");
  }

  @Test
  void missingListBegins() {
    run(
        "{'action': 'extend-attribute', 'path': '/extra/new', 'value': 1},"
            + "{'action': 'extend-attribute', 'path': '/extra/new', 'value': 2}");

    expect(
        "{'op': 'add', 'path': '/extra/new', 'value': [1]},"
            + "{'op': 'replace', 'path': '/extra/new', 'value': [1, 2]}");
  }

  @Test
  void pathsAreJsonPointersOfAnyDepth() {
    changes = new NodeChanges(json("{'extra': {'a/b': {'c~d': [[0]]}}}"));

    run("{'action': 'extend-attribute', 'path': '/extra/a~1b/c~0d/0', 'value': 1}");

    expect("{'op': 'replace', 'path': '/extra/a~1b/c~0d/0', 'value': [0, 1]}");
  }

  @Test
  void whatIsNoListCannotBeExtended() {
    assertThatThrownBy(() -> run("{'action': 'extend-attribute', 'path': '/extra/n', 'value': 1}"))
        .isInstanceOf(UnusableValueException.class)
        .hasMessage("extend-attribute: /extra/n is not a list but of type 'NoneType': None");
  }

  @Test
  void capabilitiesKeepTheirOrder() {
    changes = new NodeChanges(json("{'properties': {'capabilities': 'a:1,b:2:3,c:4'}}"));

    run(
        "{'action': 'set-capability', 'name': 'b'},"
            + "{'action': 'set-capability', 'name': 'a', 'value': 'x'},"
            + "{'action': 'set-capability', 'name': 'd', 'value': true}");

    assertThat(changes.patch().get(2))
        .isEqualTo(
            json("{'op': 'add', 'path': '/properties/capabilities', 'value': 'a:x,c:4,d:True'}"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {"{}", "{'properties': {}}", "{'properties': {'capabilities': null}}"})
  void firstCapabilityNeedsNoOther(String node) {
    changes = new NodeChanges(json(node));

    run("{'action': 'set-capability', 'name': 'a', 'value': 'b'}");

    assertThat(changes.patch().get(0)).containsEntry("value", "a:b");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      value = {"'a' | 'a'", "5 | 5", "'a:b,' | 'a:b,'"})
  void malformedCapabilitiesAreNamed(String stored, String shown) {
    changes = new NodeChanges(json("{'properties': {'capabilities': %s}}".formatted(stored)));

    assertThatThrownBy(() -> run("{'action': 'set-capability', 'name': 'a'}"))
        .isInstanceOf(UnusableValueException.class)
        .hasMessageEndingWith("was " + shown);
  }

  @Test
  void traitsAndLogLinesAreCollected() {
    run(
        "{'action': 'add-trait', 'name': 'CUSTOM_A'}, {'action': 'remove-trait', 'name': 5},"
            + "{'action': 'log', 'message': 'hello'}, {'action': 'example'}");

    assertThat(changes.toTree())
        .isEqualTo(
            json(
                "{'patch': [], 'reset_interfaces': false, 'traits':"
                    + " [{'op': 'add', 'trait': 'CUSTOM_A'}, {'op': 'remove', 'trait': '5'}],"
                    + " 'log': ['hello', 'example action']}"));
  }

  @Test
  void nodeThatWasGivenIsNotChanged() {
    Map<String, Object> node = json("{'extra': {'l': [1]}}");
    changes = new NodeChanges(node);

    run("{'action': 'extend-attribute', 'path': '/extra/l', 'value': 2}");

    assertThat(node).isEqualTo(json("{'extra': {'l': [1]}}"));
  }
}
