package io.ironicinspector.coordination.adapter.jca;

import static org.assertj.core.api.Assertions.assertThat;

import io.ironicinspector.coordination.adapter.settings.Option;
import jakarta.resource.spi.Activation;
import jakarta.resource.spi.ConfigProperty;
import jakarta.resource.spi.ConnectionDefinition;
import jakarta.resource.spi.Connector;
import java.beans.IntrospectionException;
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
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The archive's ra.xml against the classes. */
class DescriptorTest {
  private final Document descriptor = parse();

  @Test
  void everyPropertyIsThereAndCanBeSet() throws Exception {
    List<String> properties = new ArrayList<>();
    for (PropertyDescriptor property : settable(CoordinationResourceAdapter.class)) {
      properties.add(property.getName());
    }
    assertThat(properties)
        .map(name -> name.replaceAll("([A-Z])", "_$1").toUpperCase(Locale.ROOT))
        .containsExactlyInAnyOrderElementsOf(Stream.of(Option.values()).map(Enum::name).toList());
  }

  /** Servers read the descriptor alone; tools and readers of the code see the annotations. */
  @Test
  void annotationsAndDescriptorSayTheSame() throws Exception {
    List<String> annotated = new ArrayList<>();
    for (Class<?> bean :
        List.of(CoordinationResourceAdapter.class, MembershipActivationSpec.class)) {
      for (PropertyDescriptor property : settable(bean)) {
        ConfigProperty annotation = property.getWriteMethod().getAnnotation(ConfigProperty.class);
        annotated.add(
            described(property.getName(), annotation.description()[0], annotation.confidential()));
      }
    }
    assertThat(described()).containsExactlyInAnyOrderElementsOf(annotated);
    var connector = CoordinationResourceAdapter.class.getAnnotation(Connector.class);
    assertThat(texts("transaction-support"))
        .containsExactly(connector.transactionSupport().name())
        .containsExactly("NoTransaction");
    assertThat(texts("display-name").get(0)).isEqualTo(connector.displayName()[0]);
    var connection =
        CoordinationManagedConnectionFactory.class.getAnnotation(ConnectionDefinition.class);
    assertThat(texts("connectionfactory-interface"))
        .containsExactly(connection.connectionFactory().getName());
    assertThat(texts("connectionfactory-impl-class"))
        .containsExactly(connection.connectionFactoryImpl().getName());
    assertThat(texts("connection-interface")).containsExactly(connection.connection().getName());
    assertThat(texts("connection-impl-class"))
        .containsExactly(connection.connectionImpl().getName());
    assertThat(texts("messagelistener-type"))
        .containsExactly(
            MembershipActivationSpec.class
                .getAnnotation(Activation.class)
                .messageListeners()[0]
                .getName());
  }

  private List<String> described() {
    NodeList properties = descriptor.getElementsByTagName("config-property");
    List<String> described = new ArrayList<>();
    for (int index = 0; index < properties.getLength(); index++) {
      var property = (Element) properties.item(index);
      described.add(
          described(
              text(property, "config-property-name"),
              text(property, "description"),
              "true".equals(text(property, "config-property-confidential"))));
    }
    return described;
  }

  private static String described(String name, String description, boolean confidential) {
    return name + ": " + description + (confidential ? " (confidential)" : "");
  }

  private static String text(Element parent, String element) {
    NodeList found = parent.getElementsByTagName(element);
    return found.getLength() == 0 ? "" : found.item(0).getTextContent();
  }

  private static List<PropertyDescriptor> settable(Class<?> bean) throws IntrospectionException {
    return Stream.of(Introspector.getBeanInfo(bean).getPropertyDescriptors())
        .filter(property -> property.getWriteMethod() != null)
        .filter(property -> property.getPropertyType() == String.class)
        .toList();
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
