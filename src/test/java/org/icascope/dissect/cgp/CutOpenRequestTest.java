package org.icascope.dissect.cgp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.dissect.cgp.CgpMessage.ChannelOpenRequest;
import org.junit.jupiter.api.Test;

/** Open requests of which the end was not captured: nothing is told that was not. */
class CutOpenRequestTest {

  /**
   * Layout by hand after the protocol notes on CGP, sections 3 and 5: length, command, header
   * extensions, service 1, channel 2, stream, real-time, two reserved bytes; then 16 bytes of
   * parameters, version 1, a destination of 12 letters, ICA.
   */
  private static final String REQUEST =
      "1c 06 09 01 01" + "0100 02 00 02 0000 10" + "01 0c 31302e302e302e313a333338 0300";

  private static final int PRIORITY_END = 5 + 5;
  private static final int DESTINATION_END = 5 + 8 + 2 + 12;
  private static final int PDU_BYTES = DESTINATION_END + 2;

  /** What is missing is 0, or anything. */
  @Test
  void aValueIsToldOnceItIsCapturedWhole() {
    byte[] pdu = HexFormat.of().parseHex(REQUEST.replace(" ", ""));
    assertEquals(PDU_BYTES, pdu.length);
    for (int known = 0; known <= PDU_BYTES; known++) {
      for (byte other : new byte[] {0, 1, (byte) 0x80, (byte) 0xff}) {
        byte[] cut = pdu.clone();
        Arrays.fill(cut, known, cut.length, other);
        assertEquals(
            expected(known),
            CgpDissector.start(ByteBuffer.wrap(cut), known),
            "known " + known + ", then " + other);
      }
    }
  }

  private static Optional<ChannelOpenRequest> expected(int known) {
    return known < PRIORITY_END
        ? Optional.empty()
        : Optional.of(
            new ChannelOpenRequest(
                1,
                2,
                0,
                2,
                known < DESTINATION_END ? Optional.empty() : Optional.of("10.0.0.1:338"),
                known < PDU_BYTES ? OptionalInt.empty() : OptionalInt.of(3)));
  }
}
