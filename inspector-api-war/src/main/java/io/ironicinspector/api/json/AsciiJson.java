package io.ironicinspector.api.json;

import java.io.IOException;
import java.io.OutputStream;

/** Writes ASCII in blocks, and strings as Python escapes them with {@code ensure_ascii}. */
final class AsciiJson {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final OutputStream out;
  private final byte[] block = new byte[8192];
  private int used;

  AsciiJson(OutputStream out) {
    this.out = out;
  }

  /** Copies text that is ASCII and needs no escapes. */
  void raw(String ascii) throws IOException {
    for (int i = 0; i < ascii.length(); i++) {
      raw(ascii.charAt(i));
    }
  }

  private void raw(char ascii) throws IOException {
    if (used == block.length) {
      spill();
    }
    block[used++] = (byte) ascii;
  }

  void string(String text) throws IOException {
    raw('"');
    for (int i = 0; i < text.length(); i++) {
      character(text.charAt(i));
    }
    raw('"');
  }

  private void character(char c) throws IOException {
    switch (c) {
      case '"' -> raw("\\\"");
      case '\\' -> raw("\\\\");
      case '\n' -> raw("\\n");
      case '\r' -> raw("\\r");
      case '\t' -> raw("\\t");
      case '\f' -> raw("\\f");
      case '\b' -> raw("\\b");
      default -> {
        if (c >= ' ' && c <= '~') {
          raw(c);
        } else {
          escape(c);
        }
      }
    }
  }

  private void escape(char c) throws IOException {
    raw("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      raw(HEX[(c >> shift) & 0xf]);
    }
  }

  private void spill() throws IOException {
    out.write(block, 0, used);
    used = 0;
  }

  void flush() throws IOException {
    spill();
    out.flush();
  }
}
