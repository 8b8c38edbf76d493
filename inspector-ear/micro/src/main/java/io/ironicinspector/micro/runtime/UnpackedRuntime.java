package io.ironicinspector.micro.runtime;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/**
 * An uber-jar as plain jars on one class path: the JVM reads those faster than jars in a jar, and
 * can share their classes between processes.
 */
public final class UnpackedRuntime {
  private static final String BASE = "MICRO-INF/";
  private static final List<String> FOLDERS = List.of("runtime/", "lib/", "deploy/");

  private final Path folder;
  private final List<String> classPath = new ArrayList<>();

  private UnpackedRuntime(Path folder) {
    this.folder = folder;
  }

  /** Unpacks {@code uberJar} into the empty folder {@code folder}. */
  public static void unpack(Path uberJar, Path folder) throws IOException {
    UnpackedRuntime runtime = new UnpackedRuntime(folder);
    try (JarFile jar = new JarFile(uberJar.toFile())) {
      List<JarEntry> entries = Collections.list(jar.entries());
      for (JarEntry entry : entries) {
        runtime.unpack(jar, entry);
      }
      runtime.writeLauncher(jar, entries);
    }
  }

  private void unpack(JarFile jar, JarEntry entry) throws IOException {
    String name = entry.getName();
    if (entry.isDirectory() || !isUnpacked(name)) {
      return;
    }
    String path = name.substring(BASE.length());
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    try (InputStream in = jar.getInputStream(entry)) {
      Files.copy(in, file);
    }
    if (path.endsWith(".jar")) {
      classPath.add(path);
    }
  }

  private static boolean isUnpacked(String name) {
    return FOLDERS.stream().anyMatch(prefix -> name.startsWith(BASE + prefix));
  }

  private void writeLauncher(JarFile jar, List<JarEntry> entries) throws IOException {
    Path launcher = folder.resolve("launch.jar");
    try (OutputStream out = Files.newOutputStream(launcher);
        JarOutputStream zip = new JarOutputStream(out, manifest(jar.getManifest()))) {
      for (JarEntry entry : entries) {
        String name = launcherName(entry);
        if (!name.isEmpty()) {
          // With the folders: the server does not make those that its files need.
          zip.putNextEntry(new JarEntry(name));
          jar.getInputStream(entry).transferTo(zip);
          zip.closeEntry();
        }
      }
    }
  }

  private static String launcherName(JarEntry entry) {
    String name = entry.getName();
    if (!isUnpacked(name)) {
      return name.equals(JarFile.MANIFEST_NAME) || name.equals("META-INF/") ? "" : name;
    }
    // The server looks for its JDBC adapters in the root of the class path.
    return name.endsWith("_ra.rar") ? name.substring(name.lastIndexOf('/') + 1) : "";
  }

  private Manifest manifest(Manifest original) {
    Manifest manifest = new Manifest(original);
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MAIN_CLASS, attributes.getValue("Start-Class"));
    attributes.put(Attributes.Name.CLASS_PATH, String.join(" ", classPath));
    attributes.remove(new Attributes.Name("Start-Class"));
    return manifest;
  }
}
