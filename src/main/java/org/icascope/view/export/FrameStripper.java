package org.icascope.view.export;

import java.util.Arrays;
import java.util.Optional;
import org.icascope.capture.Frame;
import org.icascope.decode.Checksums;
import org.icascope.decode.Headers;
import org.icascope.view.frame.ViewedFrame;

/**
 * Blanks what a frame carries: everything behind the headers is zero, but for what may be shown at
 * its place in the stream. Lengths stay. Of fragments, and of frames that cannot be read up to TCP
 * or UDP, everything is blanked behind the last header that can be.
 */
final class FrameStripper {

  private final SafeBytes safe;
  private final ExportCounts counts;
  private final FrameCopies<SafeBytes.Place> copies = new FrameCopies<>();

  FrameStripper(SafeBytes safe, ExportCounts counts) {
    this.safe = safe;
    this.counts = counts;
  }

  /** To be called for every frame: copies of it take their place in the stream from it. */
  void look(ViewedFrame viewed) {
    Optional<Headers> headers = whole(viewed);
    if (headers.isPresent() && headers.get().payloadCaptured() > 0 && viewed.flow().isPresent()) {
      copies.first(headers.get(), placeOf(viewed));
    }
  }

  /** What is written of a frame; as long as it is. */
  byte[] strip(ViewedFrame viewed) {
    Frame frame = viewed.frame();
    int start = frame.start();
    int length = frame.capturedLength();
    byte[] before = Arrays.copyOfRange(frame.bytes(), start, start + length);
    byte[] after = Arrays.copyOf(before, length);
    Optional<Headers> headers = whole(viewed);
    int payload = headers.map(h -> h.payloadStart() - start).orElse(viewed.headerBytes());
    Arrays.fill(after, payload, length, (byte) 0);
    LinkPrefix.blank(frame.linkType(), after, payload);
    headers.ifPresent(h -> show(viewed, h, after, payload));
    count(before, after);
    headers.filter(h -> !Arrays.equals(before, after)).ifPresent(h -> checksum(h, after, start));
    return after;
  }

  /** Headers that lie in this frame, and are not those of a datagram out of fragments. */
  private static Optional<Headers> whole(ViewedFrame viewed) {
    return viewed.headers().filter(headers -> headers.frame() == viewed.frame());
  }

  private void show(ViewedFrame viewed, Headers headers, byte[] after, int payload) {
    Optional<SafeBytes.Place> place =
        viewed.isInFlow() ? Optional.of(placeOf(viewed)) : copies.of(headers);
    place.ifPresent(at -> safe.copyTo(at, after, payload, headers.payloadCaptured()));
  }

  private static SafeBytes.Place placeOf(ViewedFrame viewed) {
    return new SafeBytes.Place(
        viewed.flow().orElseThrow().serial(), viewed.direction(), viewed.streamOffset());
  }

  private void count(byte[] before, byte[] after) {
    long blanked = 0;
    for (int i = 0; i < before.length; i++) {
      blanked += before[i] != after[i] ? 1 : 0;
    }
    counts.blankedBytes += blanked;
    counts.blankedFrames += blanked > 0 ? 1 : 0;
  }

  /**
   * A wrong one stays wrong, and as it was where it is what offloading leaves; else it would tell
   * of what was blanked. What cannot be told becomes 0.
   */
  private static void checksum(Headers headers, byte[] after, int start) {
    Checksums.Verdict verdict = Checksums.verdict(headers);
    int at = headers.transportStart() - start;
    if (verdict == Checksums.Verdict.RIGHT) {
      Checksums.put(headers, after, at, true);
    } else if (verdict == Checksums.Verdict.UNKNOWN && at + 18 <= after.length) {
      Checksums.put(headers, after, at, false);
    } else if (verdict == Checksums.Verdict.WRONG && !Checksums.isLeftToTheCard(headers)) {
      Checksums.putWrong(headers, after, at);
    }
  }
}
