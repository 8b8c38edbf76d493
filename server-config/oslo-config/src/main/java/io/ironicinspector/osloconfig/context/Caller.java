package io.ironicinspector.osloconfig.context;

import java.util.stream.Stream;

/**
 * Who asks, in Keystone's terms: ids where there are ids. Empty text where there is none. Control
 * characters are replaced: it is printed. Immutable, thread-safe.
 */
public record Caller(
    String user,
    String project,
    String domain,
    String systemScope,
    String userDomain,
    String projectDomain) {
  /** Without authentication, or not yet authenticated. */
  public static final Caller NOBODY = new Caller("", "", "", "", "", "");

  public Caller {
    user = printable(user);
    project = printable(project);
    domain = printable(domain);
    systemScope = printable(systemScope);
    userDomain = printable(userDomain);
    projectDomain = printable(projectDomain);
  }

  /** Known by name only, as with HTTP basic authentication. */
  public static Caller named(String user) {
    return new Caller(user, "", "", "", "", "");
  }

  /** Whether nothing is known. */
  public boolean isNobody() {
    return Stream.of(user, project, domain, systemScope, userDomain, projectDomain)
        .allMatch(String::isEmpty);
  }

  private static String printable(String text) {
    return text.replaceAll("[\\p{Cntrl}\\s]", "_");
  }
}
