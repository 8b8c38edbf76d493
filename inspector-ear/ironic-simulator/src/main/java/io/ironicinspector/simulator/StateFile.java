package io.ironicinspector.simulator;

import io.ironicinspector.simulator.error.IronicError;
import io.ironicinspector.simulator.json.JsonText;
import io.ironicinspector.simulator.state.SimulatorState;
import jakarta.json.JsonException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Loads and dumps everything. */
final class StateFile {
  private StateFile() {}

  /** Loads. @throws IOException whose message names the file and says what is wrong */
  static void load(Path file, SimulatorState state) throws IOException {
    try {
      state.replace(JsonText.parseObject(Files.readString(file)));
    } catch (IronicError | JsonException e) {
      throw new IOException(file + " holds no usable nodes and ports: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new IOException("cannot read " + file + ": " + reason(e), e);
    }
  }

  /** Finds out before the start whether {@link #dump} can work at the end. */
  static void checkWritable(Path file) throws IOException {
    Path folder = file.toAbsolutePath().getParent();
    if (folder == null || !Files.isWritable(folder) || Files.isDirectory(file)) {
      throw new IOException("cannot write " + file + ": no such folder, or not writable");
    }
  }

  /** Writes all or nothing. @throws IOException whose message names the file */
  static void dump(Path file, SimulatorState state) throws IOException {
    Path whole = file.toAbsolutePath();
    Path draft = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      Files.writeString(draft, JsonText.pretty(state.read()));
      Files.move(draft, whole, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new IOException("cannot write " + file + ": " + reason(e), e);
    }
  }

  private static String reason(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    return e instanceof AccessDeniedException
        ? "permission denied"
        : String.valueOf(e.getMessage());
  }
}
