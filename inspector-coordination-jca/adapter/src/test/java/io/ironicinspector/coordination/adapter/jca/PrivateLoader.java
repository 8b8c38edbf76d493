package io.ironicinspector.coordination.adapter.jca;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.stream.Stream;

/**
 * Loads the adapter and its libraries anew, as a server does for each deployment; what the server
 * brings itself comes from the class path of the tests.
 */
final class PrivateLoader extends URLClassLoader {
  PrivateLoader() {
    super("private", classPath(), PrivateLoader.class.getClassLoader());
  }

  private static URL[] classPath() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .map(PrivateLoader::url)
        .toArray(URL[]::new);
  }

  private static URL url(String entry) {
    try {
      return new File(entry).toURI().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      if (known != null) {
        return known;
      }
      return isOfServer(name) ? super.loadClass(name, resolve) : findClass(name);
    }
  }

  private static boolean isOfServer(String name) {
    return Stream.of(
                "java.", "javax.", "jdk.", "sun.", "com.sun.", "jakarta.", "org.w3c.", "org.xml.")
            .anyMatch(name::startsWith)
        || name.startsWith("org.eclipse.microprofile.");
  }

  @Override
  public URL getResource(String name) {
    return findResource(name);
  }

  @Override
  public java.util.Enumeration<URL> getResources(String name) throws IOException {
    return findResources(name);
  }
}
