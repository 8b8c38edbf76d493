package io.ironicinspector.micro;

import io.ironicinspector.domain.Role;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * What was baked into the uber-jar.
 *
 * @param role what the process is for; the system property {@code inspector.role} is stronger
 */
record Build(Role role, String version) {
  private static final String RESOURCE = "META-INF/inspector.properties";
  private static final String ROLE = "inspector.role";

  static Build load(ClassLoader loader) {
    Properties baked = new Properties();
    try (InputStream in = loader.getResourceAsStream(RESOURCE)) {
      if (in != null) {
        baked.load(in);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(RESOURCE, e);
    }
    String role = System.getProperty(ROLE, baked.getProperty(ROLE, Role.ALL.wireName()));
    return new Build(parse(role), baked.getProperty("inspector.version", "unknown"));
  }

  private static Role parse(String role) {
    try {
      return Role.parse(role);
    } catch (IllegalArgumentException e) {
      throw new StartFailure(e.getMessage(), e);
    }
  }

  /** The name that operators start it by. */
  String program() {
    return role == Role.ALL ? "ironic-inspector" : "ironic-inspector-" + role.wireName();
  }
}
