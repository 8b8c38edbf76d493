package io.ironicinspector.micro.packaging;

import io.ironicinspector.domain.Role;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/** Payara Micro plus our archives, once for each role. Called by the build. */
public final class UberJars {
  private static final String LIB = "MICRO-INF/lib/";
  private static final String DEPLOY = "MICRO-INF/deploy/";

  private static final Pattern LIBRARY =
      Pattern.compile("(?:WEB-INF/lib/)?((?!inspector-)[^/]+\\.jar)");
  private static final Pattern SERVERS_OWN = Pattern.compile("(jackson|h2)-");

  private UberJars() {}

  /**
   * Makes them.
   *
   * @param arguments folder to write to, version, payara-micro.jar, list of its entries to leave
   *     out, folder of server settings, RAR, WAR, oslo-config jar, folders of launcher classes
   */
  public static void main(String[] arguments) throws IOException {
    List<Path> paths = Arrays.stream(arguments).map(Path::of).toList();
    ReproducibleZip launcher = new ReproducibleZip();
    for (Path classes : paths.subList(8, paths.size())) {
      launcher.putFolder(classes);
    }
    try (JarFile micro = new JarFile(paths.get(2).toFile())) {
      ReproducibleZip jar =
          new ReproducibleZip()
              .putZip(micro)
              .remove(unused(paths.get(3)))
              .putFolder(paths.get(4))
              .put(JarFile.MANIFEST_NAME, manifest(micro.getManifest()))
              .put(LIB + "inspector-micro.jar", launcher.bytes())
              .put(LIB + "inspector-oslo-config.jar", paths.get(7))
              .put(DEPLOY + "contexts.properties", text("inspector.war=/\n"));
      putArchive(jar, "inspector-coordination.rar", paths.get(5));
      putArchive(jar, "inspector.war", paths.get(6));
      write(jar, paths.get(0), arguments[1]);
    }
  }

  // Libraries that are not ours go to the server's class path: there the JVM's class archive covers
  // them, nothing looks for annotations in them, and they are not unpacked again at each start.
  private static void putArchive(ReproducibleZip jar, String name, Path file) throws IOException {
    try (ZipFile original = new ZipFile(file.toFile())) {
      ReproducibleZip archive = new ReproducibleZip().putZip(original);
      for (ZipEntry entry : Collections.list(original.entries())) {
        Matcher library = LIBRARY.matcher(entry.getName());
        if (library.matches()) {
          archive.remove(List.of(entry.getName()));
          if (!SERVERS_OWN.matcher(library.group(1)).lookingAt()) {
            jar.put(LIB + library.group(1), ReproducibleZip.read(original, entry));
          }
        }
      }
      jar.put(DEPLOY + name, archive.bytes());
    }
  }

  private static List<String> unused(Path list) throws IOException {
    return Files.readAllLines(list).stream()
        .filter(line -> !line.isBlank() && !line.startsWith("#"))
        .map(line -> "MICRO-INF/runtime/" + line.strip())
        .toList();
  }

  private static byte[] manifest(Manifest original) throws IOException {
    Manifest manifest = new Manifest(original);
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MAIN_CLASS, "fish.payara.micro.boot.PayaraMicroLauncher");
    attributes.put(new Attributes.Name("Start-Class"), "io.ironicinspector.micro.Main");
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    manifest.write(bytes);
    return bytes.toByteArray();
  }

  // The launcher scripts find one unpacked copy for all roles by the digest at the end of the file.
  private static void write(ReproducibleZip jar, Path folder, String version) throws IOException {
    String digest = jar.digest();
    for (Role role : Role.values()) {
      String name = role == Role.ALL ? "ironic-inspector" : "ironic-inspector-" + role.wireName();
      String baked =
          "inspector.role=%s\ninspector.version=%s\n".formatted(role.wireName(), version);
      jar.put("META-INF/inspector.properties", text(baked));
      try (OutputStream out =
          new BufferedOutputStream(Files.newOutputStream(folder.resolve(name + ".jar")))) {
        jar.write(out, digest);
      }
    }
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
