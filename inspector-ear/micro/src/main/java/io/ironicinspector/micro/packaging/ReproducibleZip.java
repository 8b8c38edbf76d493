package io.ironicinspector.micro.packaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * A zip file whose bytes depend on nothing but the content of its entries: sorted, with one fixed
 * time, and not compressed, because archives in archives must be readable in place.
 */
final class ReproducibleZip {
  private static final LocalDateTime TIME = LocalDateTime.of(2026, 11, 22, 0, 0);

  /** Where the bytes of an entry are. */
  @FunctionalInterface
  private interface Content {
    byte[] read() throws IOException;
  }

  // The manifest has to be the first for programs that read a jar from a stream.
  private final NavigableMap<String, Content> entries =
      new TreeMap<>(
          Comparator.comparing((String name) -> !name.equals(JarFile.MANIFEST_NAME))
              .thenComparing(Comparator.naturalOrder()));

  ReproducibleZip put(String name, byte[] content) {
    entries.put(name, () -> content);
    return this;
  }

  ReproducibleZip put(String name, Path file) {
    entries.put(name, () -> Files.readAllBytes(file));
    return this;
  }

  ReproducibleZip remove(List<String> names) {
    names.forEach(entries::remove);
    return this;
  }

  /** Adds every file below {@code folder}. */
  ReproducibleZip putFolder(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files
          .filter(Files::isRegularFile)
          .forEach(file -> put(folder.relativize(file).toString(), file));
    }
    return this;
  }

  /** Adds every entry of {@code zip}, which has to stay open. */
  ReproducibleZip putZip(ZipFile zip) {
    zip.stream().forEach(entry -> entries.put(entry.getName(), () -> read(zip, entry)));
    return this;
  }

  static byte[] read(ZipFile zip, ZipEntry entry) throws IOException {
    try (InputStream in = zip.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }

  /** SHA-256 of all names and contents, in hexadecimal digits. */
  String digest() throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (var entry : entries.entrySet()) {
        digest.update((entry.getKey() + "\n").getBytes(StandardCharsets.UTF_8));
        digest.update(entry.getValue().read());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("each JVM has SHA-256", e);
    }
  }

  byte[] bytes() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    write(bytes, "");
    return bytes.toByteArray();
  }

  /** Writes the file, with {@code comment} at its very end. */
  void write(OutputStream target, String comment) throws IOException {
    try (ZipOutputStream zip = new ZipOutputStream(target)) {
      zip.setComment(comment);
      zip.setMethod(ZipOutputStream.STORED);
      for (var entry : entries.entrySet()) {
        write(zip, entry.getKey(), entry.getValue().read());
      }
    }
  }

  private static void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
    CRC32 checksum = new CRC32();
    checksum.update(content);
    ZipEntry entry = new ZipEntry(name);
    entry.setTimeLocal(TIME);
    entry.setSize(content.length);
    entry.setCrc(checksum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }
}
