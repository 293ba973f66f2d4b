package org.icascope.capture;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Puts together one pcapng block after the other, little endian, always in the same buffer. */
final class PcapngBlockBuilder {

  private byte[] bytes = new byte[4096];
  private int length;
  private boolean hasOptions;

  /** Starts a block; its length is filled in at the end. */
  PcapngBlockBuilder start(int type) {
    length = 0;
    hasOptions = false;
    return u32(type).u32(0);
  }

  PcapngBlockBuilder u8(int value) {
    need(1);
    bytes[length++] = (byte) value;
    return this;
  }

  PcapngBlockBuilder u16(int value) {
    return u8(value).u8(value >>> 8);
  }

  PcapngBlockBuilder u32(long value) {
    return u16((int) value).u16((int) (value >>> 16));
  }

  PcapngBlockBuilder u64(long value) {
    return u32(value).u32(value >>> 32);
  }

  /** A time: its upper half stands first, in either byte order. */
  PcapngBlockBuilder time(long ticks) {
    return u32(ticks >>> 32).u32(ticks);
  }

  /** Bytes and what fills them up to 32 bits. */
  PcapngBlockBuilder padded(ByteBuffer value) {
    int count = value.remaining();
    need(count);
    value.duplicate().get(bytes, length, count);
    length += count;
    return pad();
  }

  PcapngBlockBuilder option(PcapngOption option) {
    return option(option.code(), option.value().remaining()).padded(option.value());
  }

  /** The head of an option; its value follows, of {@code count} bytes. */
  PcapngBlockBuilder option(int code, int count) {
    hasOptions = true;
    return u16(code).u16(count);
  }

  private PcapngBlockBuilder pad() {
    while (length % 4 != 0) {
      u8(0);
    }
    return this;
  }

  /** Completes the block and writes it; returns how many bytes it has. */
  int writeTo(OutputStream out) throws IOException {
    if (hasOptions) {
      u32(0); // end of options
    }
    int total = length + PcapngBlock.TRAILER_BYTES;
    u32(total);
    for (int i = 0; i < 4; i++) {
      bytes[4 + i] = (byte) (total >>> 8 * i);
    }
    out.write(bytes, 0, total);
    return total;
  }

  private void need(int count) {
    if (bytes.length - length < count) {
      bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + count));
    }
  }
}
