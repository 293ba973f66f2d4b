package org.icascope.decode;

import org.icascope.capture.Frame;

/**
 * Finds the TCP or UDP header and the payload of a frame. What cannot be decoded is counted by
 * reason; no bytes cause an exception, and nothing is allocated.
 */
public final class HeaderDecoder {

  private final DecodeCounts counts = new DecodeCounts();

  /**
   * Decodes one frame.
   *
   * @param headers filled when the answer is true, else undefined; valid as long as the frame is
   * @return true for TCP and UDP over IP, not fragmented, with all of its headers captured. Of TCP
   *     the first 20 bytes are enough: options that are cut off are taken as absent.
   */
  public boolean decode(Frame frame, Headers headers) {
    headers.frame = frame;
    boolean decoded =
        LinkLayer.find(frame, headers, counts)
            && NetworkLayer.find(frame, headers, counts)
            && TransportLayer.find(frame, headers, counts);
    if (decoded) {
      counts.decoded++;
    }
    return decoded;
  }

  /** Running counts over all frames given to this decoder. */
  public DecodeCounts counts() {
    return counts;
  }
}
