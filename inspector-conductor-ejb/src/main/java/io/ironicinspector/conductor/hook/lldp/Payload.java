package io.ironicinspector.conductor.hook.lldp;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Reads a TLV's value from its front. Everything throws {@link MalformedTlvException}. */
final class Payload {
  private static final int MAC_BYTES = 6;
  private static final HexFormat MAC = HexFormat.ofDelimiter(":");

  private final ByteBuffer bytes;

  Payload(byte[] bytes) {
    this.bytes = ByteBuffer.wrap(bytes);
  }

  int left() {
    return bytes.remaining();
  }

  void requireExactly(int size) {
    if (bytes.remaining() != size) {
      throw new MalformedTlvException("%d bytes instead of %d".formatted(bytes.remaining(), size));
    }
  }

  int uint8() {
    return take(1)[0] & 0xff;
  }

  int uint16() {
    return (uint8() << 8) | uint8();
  }

  long uint32() {
    return ((long) uint16() << 16) | uint16();
  }

  byte[] take(int size) {
    if (size > bytes.remaining()) {
      throw new MalformedTlvException(
          "%d bytes where %d are needed".formatted(bytes.remaining(), size));
    }
    byte[] taken = new byte[size];
    bytes.get(taken);
    return taken;
  }

  /** The next bytes, as many as the first of them says. */
  byte[] takeCounted() {
    return take(uint8());
  }

  /** All that is left. */
  String text() {
    return text(take(bytes.remaining()));
  }

  String mac() {
    return MAC.formatHex(take(MAC_BYTES));
  }

  static String text(byte[] utf8) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(utf8)).toString();
    } catch (CharacterCodingException notText) {
      throw new MalformedTlvException("not UTF-8");
    }
  }
}
