package io.ironicinspector.client.json;

import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes ASCII in blocks, and strings as Python escapes them with {@code ensure_ascii}. Whoever
 * made it flushes it, and closes the stream behind. For one thread.
 */
public final class AsciiJson {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final OutputStream out;
  private final byte[] block;
  private int used;

  AsciiJson(OutputStream out, int blockBytes) {
    this.out = out;
    this.block = new byte[blockBytes];
  }

  /** Copies text that is ASCII and needs no escapes. */
  public void raw(String ascii) throws IOException {
    copy(ascii, 0, ascii.length());
  }

  @SuppressWarnings("deprecation") // drops the high bytes of characters, and ASCII has none
  private void copy(String ascii, int begin, int end) throws IOException {
    for (int next = begin; next < end; ) {
      if (used == block.length) {
        spill();
      }
      int count = Math.min(end - next, block.length - used);
      ascii.getBytes(next, next + count, block, used);
      used += count;
      next += count;
    }
  }

  private void raw(char ascii) throws IOException {
    if (used == block.length) {
      spill();
    }
    block[used++] = (byte) ascii;
  }

  /** Writes a string with its quotation marks. */
  public void string(String text) throws IOException {
    raw('"');
    int copied = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        copy(text, copied, i);
        special(c);
        copied = i + 1;
      }
    }
    copy(text, copied, text.length());
    raw('"');
  }

  private void special(char c) throws IOException {
    switch (c) {
      case '"' -> raw("\\\"");
      case '\\' -> raw("\\\\");
      case '\n' -> raw("\\n");
      case '\r' -> raw("\\r");
      case '\t' -> raw("\\t");
      case '\f' -> raw("\\f");
      case '\b' -> raw("\\b");
      default -> escape(c);
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
