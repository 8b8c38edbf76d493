package io.ironicinspector.incontainer;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.assertj.core.api.Assertions;
import org.awaitility.Awaitility;
import org.hamcrest.MatcherAssert;
import org.jboss.arquillian.container.test.api.Testable;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Takes the archive that this server gets and adds the tests to it, changing nothing else. */
final class Deployments {
  private static final String DESCRIPTOR = "META-INF/application.xml";

  private Deployments() {}

  static Archive<?> withTests() {
    return "payara-micro".equals(System.getProperty("arquillian.launch")) ? war() : ear();
  }

  private static Archive<?> war() {
    return withClasses(read(WebArchive.class, "inspector.war"));
  }

  private static Archive<?> ear() {
    EnterpriseArchive ear = read(EnterpriseArchive.class, "inspector.ear");
    WebArchive tests = withClasses(ShrinkWrap.create(WebArchive.class, "tests.war"));
    tests.addAsWebInfResource("tests-jboss-ejb3.xml", "jboss-ejb3.xml");
    String descriptor = text(ear);
    ear.delete(DESCRIPTOR);
    String module =
        "<module><web><web-uri>tests.war</web-uri><context-root>/tests</context-root></web></module>";
    ear.add(new StringAsset(descriptor.replaceFirst("<module>", module + "<module>")), DESCRIPTOR);
    return ear.addAsModule(Testable.archiveToTest(tests));
  }

  private static WebArchive withClasses(WebArchive war) {
    return war.addClasses(InspectorIT.class, MembershipRecorder.class)
        .addAsLibraries(
            jarOf(Assertions.class), jarOf(Awaitility.class), jarOf(MatcherAssert.class));
  }

  private static File jarOf(Class<?> type) {
    return new File(type.getProtectionDomain().getCodeSource().getLocation().getPath());
  }

  private static <T extends Archive<T>> T read(Class<T> type, String name) {
    File file = new File(System.getProperty("inspector.archives"), name);
    return ShrinkWrap.createFromZipFile(type, file);
  }

  private static String text(EnterpriseArchive ear) {
    try (InputStream in = ear.get(DESCRIPTOR).getAsset().openStream();
        ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      in.transferTo(out);
      return out.toString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
