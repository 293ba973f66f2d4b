package org.icascope.capture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** Writes pcapng files for tests, block by block. */
final class PcapngBytes {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;

  PcapngBytes section(ByteOrder order) {
    this.order = order;
    ByteBuffer body = body(16).putInt(0x1a2b3c4d).putShort((short) 1).putShort((short) 0);
    return block(0x0a0d0d0a, body.putLong(-1).array()); // length of the section unknown
  }

  PcapngBytes networkInterface(int linkType, int snapLength, byte[]... options) {
    int length = 8;
    for (byte[] option : options) {
      length += option.length;
    }
    ByteBuffer body = body(length).putShort((short) linkType).putShort((short) 0);
    body.putInt(snapLength);
    for (byte[] option : options) {
      body.put(option);
    }
    return block(1, body.array());
  }

  /** An option with its padding. */
  byte[] option(int code, byte... value) {
    ByteBuffer option = body(4 + (value.length + 3 & ~3));
    return option.putShort((short) code).putShort((short) value.length).put(value).array();
  }

  byte[] option64(int code, long value) {
    return option(code, body(8).putLong(value).array());
  }

  PcapngBytes enhancedPacket(int on, long ticks, int originalLength, byte... bytes) {
    ByteBuffer body = body(20 + (bytes.length + 3 & ~3)).putInt(on);
    body.putInt((int) (ticks >>> 32)).putInt((int) ticks);
    return block(6, body.putInt(bytes.length).putInt(originalLength).put(bytes).array());
  }

  /** With options, whose padding the bytes must not need. */
  PcapngBytes enhancedPacket(int on, long ticks, byte[] bytes, byte[]... options) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    ByteBuffer fixed = body(20).putInt(on).putInt((int) (ticks >>> 32)).putInt((int) ticks);
    body.writeBytes(fixed.putInt(bytes.length).putInt(bytes.length).array());
    body.writeBytes(bytes);
    for (byte[] option : options) {
      body.writeBytes(option);
    }
    return block(6, body.toByteArray());
  }

  PcapngBytes obsoletePacket(int on, long ticks, byte... bytes) {
    return obsoletePacket(on, -1, ticks, bytes);
  }

  PcapngBytes obsoletePacket(int on, int drops, long ticks, byte... bytes) {
    ByteBuffer body = body(20 + (bytes.length + 3 & ~3)).putShort((short) on);
    body.putShort((short) drops);
    body.putInt((int) (ticks >>> 32)).putInt((int) ticks);
    return block(2, body.putInt(bytes.length).putInt(bytes.length).put(bytes).array());
  }

  PcapngBytes simplePacket(int originalLength, byte... bytes) {
    ByteBuffer body = body(4 + (bytes.length + 3 & ~3));
    return block(3, body.putInt(originalLength).put(bytes).array());
  }

  PcapngBytes statistics(int on, byte[]... options) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(body(12).putInt(on).array());
    for (byte[] option : options) {
      body.writeBytes(option);
    }
    return block(5, body.toByteArray());
  }

  /** A record of a name resolution block: type, bytes of the address and names with their zeros. */
  byte[] nameRecord(int type, byte[] address, String names) {
    byte[] text = names.getBytes(StandardCharsets.UTF_8);
    ByteBuffer record = body(4 + (address.length + text.length + 3 & ~3)).putShort((short) type);
    return record.putShort((short) (address.length + text.length)).put(address).put(text).array();
  }

  PcapngBytes names(byte[]... records) {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    for (byte[] record : records) {
      body.writeBytes(record);
    }
    body.writeBytes(new byte[4]); // end of the records
    return block(4, body.toByteArray());
  }

  PcapngBytes secrets(int type, byte... content) {
    ByteBuffer body = body(8 + (content.length + 3 & ~3)).putInt(type).putInt(content.length);
    return block(10, body.put(content).array());
  }

  PcapngBytes block(int type, byte[] body) {
    int total = body.length + 12;
    out.writeBytes(body(8).putInt(type).putInt(total).array());
    out.writeBytes(body);
    out.writeBytes(body(4).putInt(total).array());
    return this;
  }

  private ByteBuffer body(int length) {
    return ByteBuffer.allocate(length).order(order);
  }

  byte[] bytes() {
    return out.toByteArray();
  }
}
