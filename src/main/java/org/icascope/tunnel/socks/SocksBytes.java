package org.icascope.tunnel.socks;

import java.util.function.Consumer;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ChunkStore;

/** What one side sent of its set-up and was not read yet. */
final class SocksBytes {

  private final ChunkStore bytes = new ChunkStore();
  private int at;

  void add(Chunk chunk) {
    bytes.add(chunk);
  }

  int length() {
    return bytes.length() - at;
  }

  /** An unsigned byte; {@code index} counts from the first that was not read yet. */
  int at(int index) {
    return bytes.byteAt(at + index) & 0xff;
  }

  int u16(int index) {
    return at(index) << 8 | at(index + 1);
  }

  /** The frame with the first byte that was not read yet, which there is. */
  FrameMark where() {
    return bytes.markAt(at);
  }

  void skip(int length) {
    at += length;
  }

  /** Gives away what was not read. */
  void release(Consumer<Chunk> sink) {
    bytes.replay(at, sink);
    bytes.clear();
    at = 0;
  }
}
