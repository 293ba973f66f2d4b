package org.icascope.dissect.cgp;

import static org.icascope.dissect.cgp.CgpFramerRecorder.hex;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Layout and expected values: protocol notes, section 2, read by hand. */
class CgpExtensionsTest {

  private final CgpHeader header = new CgpHeader();

  /** Reads extensions that are followed by a body of two bytes. */
  private String read(String extensions) {
    byte[] bytes = hex(extensions + "bb bb");
    header.command = CgpCommand.NOP;
    header.trackedKnown = true;
    header.ackKnown = true;
    int body = CgpExtensions.read(bytes, 0, bytes.length, header);
    return (bytes.length - body == 2 ? "body" : body == bytes.length ? "opaque" : "at " + body)
        + (header.trackedKnown ? "" : " unknown")
        + (header.tracked ? " tracked" : "")
        + (header.ackDelta > 0 ? " ack=" + header.ackDelta : "");
  }

  @ParameterizedTest
  @CsvSource({
    "00, body", // nothing announced
    "08 00, body", // RELIABILITY, no flags
    "08 01, body tracked",
    "08 02 05, body ack=5",
    "08 03 05, body tracked ack=5",
    "08 02 85 00, body ack=5",
    "08 02 80 01, body ack=128",
    "09 02 02 05, body ack=5", // with EXT_LENGTH
    "09 01 01, body tracked",
    "09 82 00 02 05, body ack=5", // EXT_LENGTH in two bytes
    "09 04 01 ee ee ee, body tracked", // more data than known: skipped by EXT_LENGTH
    "01 03 ee ee ee, body" // only data of unknown extensions
  })
  void oneFlagByte(String extensions, String expected) {
    assertEquals(expected, read(extensions));
  }

  @ParameterizedTest
  @CsvSource({
    // MONITORING (bit 1) before RELIABILITY: the last bytes of the announced length
    "0b 04 0e ee 02 05, body ack=5",
    "0b 04 0e ee 02 01, body ack=1", // 01 is the delta here, not the flag TRACK_MESSAGE
    "0b 04 0e ee 02 00, body",
    "0b 05 0e ee 02 81 00, body ack=1",
    "0b 03 0e ee 01, body tracked",
    "0b 03 0e ee 00, body",
    "0d 03 0e ee 01, body tracked", // COMPRESSION likewise
    "0b 03 0e ee 77, body unknown", // no reliability data at the end
    "0b 00, body unknown",
    "03 03 0e ee ee, body", // without RELIABILITY nothing is open
    // an extension of unknown layout also behind RELIABILITY: it cannot be found
    "8b 01 05 0e 02 05 ee ee, body unknown",
    "4b 05 0e 02 05 ee ee, body unknown"
  })
  void extensionsOfUnknownLayoutBeforeReliability(String extensions, String expected) {
    assertEquals(expected, read(extensions));
  }

  @ParameterizedTest
  @CsvSource({
    "0a 0e 02 05, opaque unknown", // MONITORING and RELIABILITY without EXT_LENGTH
    "02 0e, opaque", // MONITORING alone: no number, but the body cannot be found
    "88 01 02 05 ee, opaque ack=5", // RELIABILITY, then extension 7
    "18 02 05 ee, opaque ack=5", // RELIABILITY, then extension 4
    "10 ee, opaque" // extension 4 alone
  })
  void extensionsOfUnknownLayoutWithoutLengthHideTheBody(String extensions, String expected) {
    assertEquals(expected, read(extensions));
  }

  @ParameterizedTest
  @CsvSource({
    "09 7f 02 05", // EXT_LENGTH beyond the message
    "09 00", // EXT_LENGTH leaves no room for RELIABILITY
    "09 01 02", // nor for the delta
    "09 02 02 85" // nor for its second byte
  })
  void whatDoesNotFitTheLengthIsMalformed(String extensions) {
    byte[] bytes = hex(extensions);
    assertEquals(-1, CgpExtensions.read(bytes, 0, bytes.length, header));
  }

  @ParameterizedTest
  @CsvSource({"'', 0", "88, 1", "08, 1", "08 02, 2", "08 02 85, 3", "09, 1", "09 82, 2"})
  void extensionsThatEndWithTheMessageAreMalformed(String extensions, int length) {
    byte[] bytes = hex(extensions);
    assertEquals(length, bytes.length);
    assertEquals(-1, CgpExtensions.read(bytes, 0, bytes.length, header));
  }

  @Test
  void flagBytesMayBeChainedUpToThirtyTwo() {
    // RELIABILITY in the first of 32, the other 30 only go on, the last ends the chain
    assertEquals("body ack=5", read("88" + "80".repeat(30) + "00" + "02 05"));
  }

  @Test
  void thirtyThreeFlagBytesAreMalformed() {
    byte[] bytes = hex("88" + "80".repeat(31) + "00" + "02 05");
    assertEquals(-1, CgpExtensions.read(bytes, 0, bytes.length, header));
  }
}
