package org.icascope.view.frame;

import org.icascope.capture.Frame;
import org.icascope.decode.Headers;
import org.icascope.reassembly.Chunk;

/** Where the bytes of the segment at hand are in its frame. */
final class CurrentSegment {

  private Headers headers;
  private Frame frame;
  private long streamOffset;
  private boolean delivered;

  /**
   * The next segment or datagram.
   *
   * @param inFile the frame of the file, which differs from that of the headers for fragments
   */
  void begin(Headers of, Frame inFile, long offset) {
    headers = of;
    frame = inFile;
    streamOffset = offset;
    delivered = false;
  }

  private boolean brought(Chunk chunk) {
    return headers != null
        && chunk.frame() == headers.frame().number()
        && chunk.capture() == headers.frame().capture();
  }

  /** Index in the frame, from its first byte, of the first byte of a chunk; -1 if unknown. */
  int indexOf(Chunk chunk) {
    if (!brought(chunk) || headers.frame() != frame) {
      return -1;
    }
    long into = chunk.streamOffset() - streamOffset;
    return into < 0 || into >= headers.payloadCaptured()
        ? -1
        : (int) (headers.payloadStart() - headers.frame().start() + into);
  }

  void delivered(Chunk chunk) {
    delivered |= brought(chunk);
  }

  /** Bytes of it went on to the next stage. */
  boolean isDelivered() {
    return delivered;
  }
}
