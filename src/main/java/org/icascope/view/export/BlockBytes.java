package org.icascope.view.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.icascope.capture.PcapngOption;

/** One pcapng block while it is put together: little endian, padded to 32 bits. */
final class BlockBytes {

  /** Longest value of an option (draft-ietf-opsawg-pcapng, section 3.5). */
  private static final int MOST_OPTION_BYTES = 65_535;

  private static final int HEADER_BYTES = 8;

  private ByteBuffer bytes = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
  private boolean hasOptions;

  BlockBytes begin(int type) {
    bytes.clear();
    hasOptions = false;
    return u32(type).u32(0);
  }

  private void ensure(int more) {
    if (bytes.remaining() < more) {
      int size = Math.max(2 * bytes.capacity(), bytes.position() + more);
      byte[] larger = Arrays.copyOf(bytes.array(), size);
      bytes = ByteBuffer.wrap(larger).order(ByteOrder.LITTLE_ENDIAN).position(bytes.position());
    }
  }

  BlockBytes u16(int value) {
    ensure(Short.BYTES);
    bytes.putShort((short) value);
    return this;
  }

  BlockBytes u32(long value) {
    ensure(Integer.BYTES);
    bytes.putInt((int) value);
    return this;
  }

  BlockBytes u64(long value) {
    ensure(Long.BYTES);
    bytes.putLong(value);
    return this;
  }

  /** Bytes and the padding behind them. */
  BlockBytes padded(ByteBuffer value) {
    int padding = -value.remaining() & 3;
    ensure(value.remaining() + padding);
    bytes.put(value.duplicate());
    for (int i = 0; i < padding; i++) {
      bytes.put((byte) 0);
    }
    return this;
  }

  BlockBytes option(PcapngOption option) {
    return option(option.code(), option.value());
  }

  BlockBytes option(int code, ByteBuffer value) {
    hasOptions = true;
    return u16(code).u16(value.remaining()).padded(value);
  }

  /** A text; what is too long for an option is cut between two characters. */
  BlockBytes text(int code, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(utf8.length, MOST_OPTION_BYTES);
    while (length < utf8.length && (utf8[length] & 0xc0) == 0x80) {
      length--;
    }
    return option(code, ByteBuffer.wrap(utf8, 0, length));
  }

  /** Writes the block with its lengths. */
  void writeTo(OutputStream out) throws IOException {
    if (hasOptions) {
      u32(0); // end of options
    }
    int total = bytes.position() + Integer.BYTES;
    u32(total);
    bytes.putInt(HEADER_BYTES - Integer.BYTES, total);
    out.write(bytes.array(), 0, total);
  }
}
