package org.icascope.dissect;

import java.nio.charset.StandardCharsets;
import org.icascope.dissect.ica.IcaStream;
import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ChunkStore;

/**
 * Tells what one direction of a flow is by its first bytes: the CGP signature or the ICA banner,
 * however they are split over segments. Holds at most seven bytes.
 */
final class FirstBytes {

  /** First bytes of both directions of a CGP connection (protocol notes on CGP, section 1). */
  static final byte[] CGP_SIGNATURE = "\u001aCGP/01".getBytes(StandardCharsets.US_ASCII);

  enum Answer {
    MORE,
    CGP,
    ICA,
    OTHER
  }

  private final ChunkStore held = new ChunkStore();
  private final Chunk slice = new Chunk();

  /**
   * Looks at the next chunk and holds what matches of it. {@link #held} grows by as many bytes; the
   * rest of the chunk is the caller's.
   */
  Answer offer(Chunk chunk) {
    byte first = held.length() > 0 ? held.byteAt(0) : chunk.bytes()[chunk.start()];
    byte[] expected = first == CGP_SIGNATURE[0] ? CGP_SIGNATURE : IcaStream.BANNER;
    int from = held.length();
    int matched = 0;
    while (matched < chunk.length()
        && from + matched < expected.length
        && chunk.bytes()[chunk.start() + matched] == expected[from + matched]) {
      matched++;
    }
    if (matched > 0) {
      held.add(chunk.slice(slice, 0, matched));
    }
    if (held.length() == expected.length) {
      return expected == CGP_SIGNATURE ? Answer.CGP : Answer.ICA;
    }
    return matched < chunk.length() ? Answer.OTHER : Answer.MORE;
  }

  /** The bytes that matched so far, with the frames that carried them. */
  ChunkStore held() {
    return held;
  }
}
