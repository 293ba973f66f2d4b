package org.icascope.session;

import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import org.icascope.reassembly.Chunk;

/**
 * Reduces the payload of one message to 64 bits as its chunks pass by, so that a replay can be
 * compared with the first transmission without keeping either.
 *
 * <p>Two CRCs of different polynomials: each finds every burst error up to 32 bits, and two
 * different payloads of the same length agree in both with a chance of 2^-64. Both run at the speed
 * of the processor's own instructions. Not proof against a forger, which is not the question here.
 */
final class PayloadDigest {

  private final CRC32 first = new CRC32();
  private final CRC32C second = new CRC32C();

  void reset() {
    first.reset();
    second.reset();
  }

  void add(Chunk chunk) {
    first.update(chunk.bytes(), chunk.start(), chunk.length());
    second.update(chunk.bytes(), chunk.start(), chunk.length());
  }

  long value() {
    return first.getValue() << 32 | second.getValue();
  }
}
