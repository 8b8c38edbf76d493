package io.ironicinspector.coordination.adapter.jca;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.coordination.adapter.settings.Option;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** The archive's ra.xml against the classes. */
class DescriptorTest {
  private final Document descriptor = parse();

  @Test
  void everyPropertyIsThereAndCanBeSet() throws Exception {
    List<String> properties =
        Stream.of(
                Introspector.getBeanInfo(CoordinationResourceAdapter.class)
                    .getPropertyDescriptors())
            .filter(property -> property.getWriteMethod() != null)
            .map(PropertyDescriptor::getName)
            .toList();
    assertThat(texts("config-property-name")).containsExactlyInAnyOrderElementsOf(properties);
    assertThat(properties)
        .map(name -> name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT))
        .containsExactlyInAnyOrderElementsOf(Stream.of(Option.values()).map(Enum::name).toList());
  }

  @Test
  void aPropertyReachesItsOption() throws Exception {
    for (PropertyDescriptor property :
        Introspector.getBeanInfo(CoordinationResourceAdapter.class).getPropertyDescriptors()) {
      if (property.getWriteMethod() != null) {
        var adapter = new CoordinationResourceAdapter();
        property.getWriteMethod().invoke(adapter, "some text");
        assertThat(property.getReadMethod().invoke(adapter)).isEqualTo("some text");
        property.getWriteMethod().invoke(adapter, (Object) null);
        assertThat(adapter).isEqualTo(new CoordinationResourceAdapter());
      }
    }
  }

  @Test
  void everyClassExists() throws Exception {
    List<String> classes = new ArrayList<>();
    for (String element :
        List.of(
            "resourceadapter-class",
            "managedconnectionfactory-class",
            "connectionfactory-interface",
            "connectionfactory-impl-class",
            "connection-interface",
            "connection-impl-class",
            "messagelistener-type",
            "activationspec-class")) {
      classes.addAll(texts(element));
    }
    assertThat(classes).hasSize(8);
    for (String name : classes) {
      assertThat(Class.forName(name)).isNotNull();
    }
  }

  @Test
  void thePasswordIsConfidential() {
    assertThat(texts("config-property-confidential")).containsExactly("true");
  }

  private List<String> texts(String element) {
    NodeList found = descriptor.getElementsByTagName(element);
    List<String> texts = new ArrayList<>();
    for (int index = 0; index < found.getLength(); index++) {
      texts.add(found.item(index).getTextContent());
    }
    return texts;
  }

  private static Document parse() {
    Path file = Path.of("..", "src", "main", "rar", "META-INF", "ra.xml");
    try {
      return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(file.toFile());
    } catch (Exception e) {
      // Whatever it is, the archive would not deploy.
      throw new AssertionError(file.toAbsolutePath() + " cannot be read", e);
    }
  }
}
