package io.ironicinspector.osloconfig.pem;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Private keys in OpenSSL's older forms, wrapped so that Java takes them. */
final class Pkcs8 {
  private static final int INTEGER = 0x02;
  private static final int OCTETS = 0x04;
  private static final int SEQUENCE = 0x30;
  // In an EC key: the curve, tagged [0].
  private static final int CURVE = 0xA0;
  private static final byte[] VERSION = {0};
  // 1.2.840.113549.1.1.1 and an explicit null.
  private static final byte[] RSA = {
    0x06,
    0x09,
    0x2A,
    (byte) 0x86,
    0x48,
    (byte) 0x86,
    (byte) 0xF7,
    0x0D,
    0x01,
    0x01,
    0x01,
    0x05,
    0x00
  };
  // 1.2.840.10045.2.1
  private static final byte[] EC = {
    0x06, 0x07, 0x2A, (byte) 0x86, 0x48, (byte) 0xCE, 0x3D, 0x02, 0x01
  };

  private Pkcs8() {}

  static byte[] ofRsa(byte[] pkcs1) {
    return wrap(RSA, pkcs1);
  }

  static byte[] ofEc(byte[] sec1) {
    return wrap(join(EC, curve(sec1)), sec1);
  }

  private static byte[] wrap(byte[] algorithm, byte[] key) {
    return der(SEQUENCE, join(der(INTEGER, VERSION), der(SEQUENCE, algorithm), der(OCTETS, key)));
  }

  // The key is a sequence of version, number, [0] curve, [1] public key.
  private static byte[] curve(byte[] sec1) {
    int at = content(sec1, 0);
    while (at < sec1.length) {
      int start = content(sec1, at);
      int length = length(sec1, at);
      if (length < 0 || start + length > sec1.length) {
        break;
      }
      if ((sec1[at] & 0xFF) == CURVE) {
        return Arrays.copyOfRange(sec1, start, start + length);
      }
      at = start + length;
    }
    throw new InvalidPemException("the EC key does not name its curve", null);
  }

  private static int content(byte[] der, int at) {
    int first = at + 1 < der.length ? der[at + 1] & 0xFF : 0;
    return at + 2 + (first < 0x80 ? 0 : first & 0x7F);
  }

  private static int length(byte[] der, int at) {
    int first = at + 1 < der.length ? der[at + 1] & 0xFF : 0;
    if (first < 0x80) {
      return first;
    }
    int length = 0;
    for (int i = at + 2; i < content(der, at) && i < der.length; i++) {
      length = (length << 8) | (der[i] & 0xFF);
    }
    return length;
  }

  private static byte[] der(int tag, byte[] content) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(tag);
    // As short as possible, or it is refused; two bytes are enough for 64 KiB.
    if (content.length > 0xFF) {
      out.write(0x82);
      out.write(content.length >> 8);
    } else if (content.length > 0x7F) {
      out.write(0x81);
    }
    out.write(content.length);
    out.writeBytes(content);
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }
}
