package org.icascope.tunnel.websocket;

import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ChunkStore;

/** The header of a frame (RFC 6455, section 5.2), read byte by byte. Used again for every frame. */
final class FrameHeader {

  static final int CONTINUATION = 0;
  static final int TEXT = 1;
  static final int BINARY = 2;
  static final int CLOSE = 8;
  static final int PING = 9;
  static final int PONG = 10;

  /** Control frames are no longer (RFC 6455, section 5.5). */
  static final int MOST_CONTROL_BYTES = 125;

  private int read;
  private int first;
  private int second;
  private int extension;
  private long length;
  private int key;

  void reset() {
    read = 0;
    length = 0;
    key = 0;
  }

  /** Takes bytes of a chunk from {@code at} on. Returns the index after those it took. */
  int take(Chunk chunk, int at) {
    int index = at;
    while (index < chunk.length() && !isComplete()) {
      take(chunk.bytes()[chunk.start() + index++] & 0xff);
    }
    return index;
  }

  /** The same from stored bytes. */
  int take(ChunkStore store, int at) {
    int index = at;
    while (index < store.length() && !isComplete()) {
      take(store.byteAt(index++) & 0xff);
    }
    return index;
  }

  private void take(int value) {
    if (read == 0) {
      first = value;
    } else if (read == 1) {
      second = value;
      int short7 = value & 0x7f;
      extension = short7 == 126 ? 2 : short7 == 127 ? 8 : 0;
      length = extension == 0 ? short7 : 0;
    } else if (read < 2 + extension) {
      length = length << 8 | value;
    } else {
      key |= value << 8 * (read - 2 - extension);
    }
    read++;
  }

  /** Bytes of the header so far. */
  int size() {
    return read;
  }

  boolean isStarted() {
    return read > 0;
  }

  boolean isComplete() {
    return read >= 2 && read == 2 + extension + (isMasked() ? 4 : 0);
  }

  boolean isFinal() {
    return (first & 0x80) != 0;
  }

  /** RSV1, which marks a compressed message (RFC 7692, section 6). */
  boolean isCompressed() {
    return (first & 0x40) != 0;
  }

  /** The reserved bits that nothing known gives a meaning. */
  boolean hasUnknownBits() {
    return (first & 0x30) != 0;
  }

  int opcode() {
    return first & 0x0f;
  }

  boolean isControl() {
    return opcode() >= CLOSE;
  }

  boolean isKnown() {
    return opcode() <= BINARY || opcode() >= CLOSE && opcode() <= PONG;
  }

  boolean isMasked() {
    return (second & 0x80) != 0;
  }

  /** Payload bytes; negative when the length has its highest bit set, which is forbidden. */
  long length() {
    return length;
  }

  /** The length is written in as few bytes as it can be (RFC 6455, section 5.2). */
  boolean isShortest() {
    return extension == 0 || (extension == 2 ? length > 125 : length > 0xffff || length < 0);
  }

  /** The masking key, its first byte lowest; 0 without one. */
  int key() {
    return key;
  }
}
