package org.icascope.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Map;
import org.icascope.capture.Frame;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** Every sample frame cut at every byte and with every bit flipped. */
class HostileFramesTest {

  private static final int UDP = 17;

  private final HeaderDecoder decoder = new HeaderDecoder();
  private final Headers headers = new Headers();

  @Test
  void aCutFrameIsMarkedAndNeverTakenForAShortOne() {
    SampleFrames.all()
        .forEach(
            (name, frame) -> {
              for (int captured = 0; captured < frame.originalLength(); captured++) {
                boolean decoded = decoder.decode(FrameBytes.cut(frame, captured), headers);
                if (decoded && headers.protocol() != UDP) {
                  assertEquals(3, headers.payloadLength(), name);
                } else if (decoded) { // the datagram of a tunnel
                  assertTrue(headers.payloadLength() > headers.payloadCaptured(), name);
                }
              }
            });
    assertEquals(0, decoder.counts().malformed());
    // where too little of MPLS is there to tell what it carries
    assertEquals(Map.of(), withoutMpls(decoder.counts().notIpByName()));
  }

  private static Map<String, Long> withoutMpls(Map<String, Long> names) {
    names.remove("MPLS");
    return names;
  }

  @Test
  void noFlippedBitThrowsLoopsOrReachesBeyondTheFrame() {
    Assertions.assertTimeout(
        Duration.ofSeconds(60), () -> SampleFrames.all().values().forEach(this::flipEveryBit));
    assertTrue(decoder.counts().decoded() > 0);
  }

  private void flipEveryBit(Frame frame) {
    for (int bit = 0; bit < frame.capturedLength() * 8; bit++) {
      frame.bytes()[bit / 8] ^= (byte) (1 << bit % 8);
      for (int captured = frame.originalLength(); captured >= 0; captured -= 7) {
        assertWithin(FrameBytes.cut(frame, captured));
      }
      frame.bytes()[bit / 8] ^= (byte) (1 << bit % 8);
    }
  }

  private void assertWithin(Frame frame) {
    if (decoder.decode(frame, headers)) {
      headers.badChecksum();
      int end = headers.payloadStart() + headers.payloadCaptured();
      assertTrue(headers.payloadCaptured() >= 0 && end <= headers.frame().capturedLength());
      assertTrue(headers.payloadCaptured() <= headers.payloadLength());
    }
  }
}
