package io.ironicinspector.conductor.hook.lldp;

/** A type and its value. The bytes belong to this object. */
final class Tlv {
  private final int type;
  private final byte[] value;

  Tlv(int type, byte[] value) {
    this.type = type;
    this.value = value;
  }

  int type() {
    return type;
  }

  /** Not to be changed. */
  byte[] value() {
    return value;
  }

  Payload payload() {
    return new Payload(value);
  }

  @Override
  public String toString() {
    return "TLV of type %d with %d bytes".formatted(type, value.length);
  }
}
