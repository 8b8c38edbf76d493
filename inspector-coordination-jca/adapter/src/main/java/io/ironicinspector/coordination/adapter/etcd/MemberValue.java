package io.ironicinspector.coordination.adapter.etcd;

import io.etcd.jetcd.ByteSequence;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.TreeMap;
import org.msgpack.core.MessageBufferPacker;
import org.msgpack.core.MessagePack;
import org.msgpack.core.MessagePackException;
import org.msgpack.core.MessageUnpacker;
import org.msgpack.value.Value;

/**
 * What a member says of itself, as tooz keeps capabilities: msgpack. Ours is a map of strings, in
 * the order of its keys.
 */
final class MemberValue {
  private MemberValue() {}

  static ByteSequence encode(Map<String, String> metadata) {
    try (MessageBufferPacker packer = MessagePack.newDefaultBufferPacker()) {
      packer.packMapHeader(metadata.size());
      for (Map.Entry<String, String> entry : new TreeMap<>(metadata).entrySet()) {
        packer.packString(entry.getKey()).packString(entry.getValue());
      }
      return ByteSequence.from(packer.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory", e);
    }
  }

  /** Empty for the values of Python's members that say nothing, and for what is no msgpack map. */
  static Map<String, String> decode(ByteSequence value) {
    try (MessageUnpacker unpacker = MessagePack.newDefaultUnpacker(value.getBytes())) {
      return unpacker.hasNext() ? strings(unpacker.unpackValue()) : Map.of();
    } catch (IOException | MessagePackException e) {
      // A foreign member with an odd value is still a member.
      return Map.of();
    }
  }

  private static Map<String, String> strings(Value value) {
    if (!value.isMapValue()) {
      return Map.of();
    }
    Map<String, String> strings = new TreeMap<>();
    value
        .asMapValue()
        .entrySet()
        .forEach(each -> strings.put(text(each.getKey()), text(each.getValue())));
    return strings;
  }

  private static String text(Value value) {
    return value.isRawValue() ? value.asRawValue().asString() : value.toJson();
  }
}
