package io.ironicinspector.micro.packaging;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

class ReproducibleZipTest {
  @Test
  void orderOfAddingDoesNotMatter() throws IOException {
    byte[] first = zip("b", "a").bytes();
    assertThat(zip("a", "b").bytes()).isEqualTo(first);
    assertThat(zip("a", "c").bytes()).isNotEqualTo(first);
  }

  @Test
  void manifestComesFirst() throws IOException {
    byte[] bytes = zip("A", "META-INF/MANIFEST.MF", "a").bytes();
    List<String> names = new ArrayList<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
      }
    }
    assertThat(names).containsExactly("META-INF/MANIFEST.MF", "A", "a");
  }

  @Test
  void commentIsTheEndOfTheFile() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ReproducibleZip zip = zip("a");
    zip.write(bytes, zip.digest());
    assertThat(bytes.toString(UTF_8)).endsWith(zip.digest());
    assertThat(zip.digest()).matches("[0-9a-f]{64}");
  }

  private static ReproducibleZip zip(String... names) {
    ReproducibleZip zip = new ReproducibleZip();
    for (String name : names) {
      zip.put(name, name.getBytes(UTF_8));
    }
    return zip;
  }
}
