package io.ironicinspector.incontainer;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.MatcherAssert;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.GenericArchive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/**
 * Takes the archives that this server gets and adds the tests to them; of what is in them it
 * changes at most the properties of the resource adapter, as an administrator would.
 */
final class Deployments {
  private static final String DESCRIPTOR = "META-INF/application.xml";
  private static final String ADAPTER = "inspector-coordination-jca.rar";
  private static final String ADAPTER_DESCRIPTOR = "META-INF/ra.xml";

  private Deployments() {}

  /** With the adapter as it is: in-process, because the role is all. */
  static Archive<?> withTests() {
    return withTests(Map.of());
  }

  /** With properties of the adapter. */
  static Archive<?> withTests(Map<String, String> properties) {
    return isMicro() ? war(properties) : ear(properties);
  }

  static boolean isMicro() {
    return "payara-micro".equals(System.getProperty("arquillian.launch"));
  }

  private static Archive<?> war(Map<String, String> properties) {
    // Payara Micro's Arquillian adapter puts its own deployment first: the resource adapter must
    // come by a boot command.
    GenericArchive adapter = read(GenericArchive.class, ADAPTER);
    File configured = archive("configured-" + ADAPTER);
    configured(adapter, properties).as(ZipExporter.class).exportTo(configured, true);
    write(
        archive("deploy-adapter.asadmin"),
        "deploy --name inspector-coordination " + configured + System.lineSeparator());
    return withClasses(read(WebArchive.class, "inspector.war"));
  }

  private static Archive<?> ear(Map<String, String> properties) {
    EnterpriseArchive ear = read(EnterpriseArchive.class, "inspector.ear");
    WebArchive tests = withClasses(ShrinkWrap.create(WebArchive.class, "tests.war"));
    tests.addAsWebInfResource("tests-jboss-ejb3.xml", "jboss-ejb3.xml");
    GenericArchive adapter =
        ShrinkWrap.create(ZipImporter.class, ADAPTER)
            .importFrom(ear.get(ADAPTER).getAsset().openStream())
            .as(GenericArchive.class);
    ear.delete(ADAPTER);
    ear.add(configured(adapter, properties), "/", ZipExporter.class);
    String descriptor = text(ear, DESCRIPTOR);
    ear.delete(DESCRIPTOR);
    String module =
        "<module><web><web-uri>tests.war</web-uri><context-root>/tests</context-root></web></module>";
    ear.add(new StringAsset(descriptor.replaceFirst("<module>", module + "<module>")), DESCRIPTOR);
    return ear.addAsModule(Testable.archiveToTest(tests));
  }

  private static GenericArchive configured(GenericArchive adapter, Map<String, String> properties) {
    String descriptor = text(adapter, ADAPTER_DESCRIPTOR);
    for (Map.Entry<String, String> property : properties.entrySet()) {
      String type =
          "<config-property-name>%s</config-property-name>\\s*".formatted(property.getKey())
              + "<config-property-type>java.lang.String</config-property-type>";
      String value = "<config-property-value>" + property.getValue() + "</config-property-value>";
      descriptor = descriptor.replaceFirst(type, "$0" + value);
    }
    adapter.delete(ADAPTER_DESCRIPTOR);
    adapter.add(new StringAsset(descriptor), ADAPTER_DESCRIPTOR);
    return adapter;
  }

  private static WebArchive withClasses(WebArchive war) {
    return war.addClasses(
            InspectorIT.class,
            CoordinationIT.class,
            MembershipRecorder.class,
            CandidateRecorder.class,
            Rows.class,
            ServerProcess.class)
        .addAsLibraries(
            jarOf(Assertions.class), jarOf(Awaitility.class), jarOf(MatcherAssert.class));
  }

  private static File jarOf(Class<?> type) {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private static File archive(String name) {
    return new File(System.getProperty("inspector.archives"), name);
  }

  private static <T extends Archive<T>> T read(Class<T> type, String name) {
    return ShrinkWrap.createFromZipFile(type, archive(name));
  }

  private static void write(File file, String text) {
    try {
      Files.writeString(file.toPath(), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Archive<?> archive, String path) {
    try (InputStream in = archive.get(path).getAsset().openStream()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
