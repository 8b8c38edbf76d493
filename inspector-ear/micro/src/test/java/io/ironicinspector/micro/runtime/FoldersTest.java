package io.ironicinspector.micro.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FoldersTest {
  @TempDir private Path folder;

  @Test
  void foldersOfDeadProcessesAreRemovedAndThoseOfLivingOnesKept() throws IOException {
    // Above the largest process id that Linux gives.
    Path dead = Files.createDirectories(folder.resolve("ironic-inspector-4194305-1/config"));
    Path living = Files.createDirectory(folder.resolve("ironic-inspector-" + pid() + "-1"));
    Path foreign = Files.createDirectory(folder.resolve("ironic-inspector-data"));
    InstanceFolder mine = InstanceFolder.create(folder);
    assertThat(dead.getParent()).doesNotExist();
    assertThat(living).exists();
    assertThat(foreign).exists();
    assertThat(mine.path()).isDirectory();
    mine.delete();
    assertThat(mine.path()).doesNotExist();
  }

  @Test
  void unpackedRuntimeStartsFromOneJarWithAllOthersOnItsClassPath() throws IOException {
    Path jar =
        uberJar("MICRO-INF/lib/a.jar", "MICRO-INF/runtime/b.jar", "MICRO-INF/runtime/c_ra.rar");
    Path target = Files.createDirectory(folder.resolve("unpacked"));
    UnpackedRuntime.unpack(jar, target);
    assertThat(target.resolve("lib/a.jar")).exists();
    try (JarFile launcher = new JarFile(target.resolve("launch.jar").toFile())) {
      Attributes attributes = launcher.getManifest().getMainAttributes();
      assertThat(attributes.getValue(Attributes.Name.MAIN_CLASS)).isEqualTo("the.Start");
      assertThat(attributes.getValue(Attributes.Name.CLASS_PATH))
          .isEqualTo("lib/a.jar runtime/b.jar");
      assertThat(launcher.getEntry("c_ra.rar")).isNotNull();
      assertThat(launcher.getEntry("MICRO-INF/lib/a.jar")).isNull();
    }
  }

  private Path uberJar(String... entries) throws IOException {
    Manifest manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(new Attributes.Name("Start-Class"), "the.Start");
    Path jar = folder.resolve("uber.jar");
    try (OutputStream out = Files.newOutputStream(jar);
        JarOutputStream zip = new JarOutputStream(out, manifest)) {
      for (String entry : entries) {
        zip.putNextEntry(new JarEntry(entry));
        zip.closeEntry();
      }
    }
    return jar;
  }

  private static long pid() {
    return ProcessHandle.current().pid();
  }
}
