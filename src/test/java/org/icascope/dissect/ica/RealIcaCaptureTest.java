package org.icascope.dissect.ica;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.dissect.ica.IcaConnection.RecordCount;
import org.icascope.reassembly.Chunk;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * The public capture of a whole ICA session, with its padded segments. Counts and header fields
 * only; nothing the capture contains is quoted.
 */
class RealIcaCaptureTest {

  private static final Path FILE =
      Path.of(System.getProperty("captures.dir", "../shared/captures"))
          .resolve("real/citrix/ica-tcp1494__trex_cap2_citrix.pcap");

  private final RecordingSink sink = new RecordingSink();

  @BeforeEach
  void captureIsThere() {
    assumeTrue(Files.exists(FILE), "skipped: the real ICA capture is not there");
  }

  // Expected: the issue and the protocol notes on ICA, sections 1.2 and 5.1.
  @Test
  void setUpIsDecoded() throws IOException {
    IcaConnection connection = run(false);

    assertEquals(22, connection.modules().size());
    assertEquals(15, connection.virtualChannels().size());
    assertEquals(OptionalInt.of(801), connection.clientBuild());
    assertEquals("basic", connection.encryption());
    assertEquals(OptionalInt.of(7), connection.serverLevel());
    assertEquals(OptionalInt.of(2), connection.reducerLevel());
    assertEquals(List.of("PDRFRAME", "PDCRYPT1"), connection.protocolDrivers());
    assertFalse(connection.identity().isPresent());
    assertEquals(List.of(), sink.remarks);
  }

  @Test
  void identityIsDecodedOnRequestOnly() throws IOException {
    var identity = run(true).identity().get();
    assertTrue(identity.application().isPresent());
    assertEquals(Optional.empty(), identity.user()); // offset 0 in the vector of 5.1
  }

  // Frame numbers: protocol notes on ICA, sections 1.2 and 5.1.
  @Test
  void phasesComeInOrder() throws IOException {
    run(false);
    assertEquals(
        List.of(
            "server BANNER in frame 4",
            "client BANNER in frame 5",
            "server INIT_REQUEST in frame 6",
            "client INIT_RESPONSE in frame 7",
            "client MODULES_COMPLETE in frame 28",
            "server INIT_CONNECT_COMPLETE in frame 29",
            "client SETUP_COMPLETE in frame 30",
            "client ENCRYPTION_STARTED in frame 32",
            "client FIRST_DATA in frame 33",
            "server FIRST_DATA in frame 34"),
        sink.phases);
  }

  // Expected: counted by a script of its own that decrypts the records; in frames 125 and 126 both
  // sides switch the encryption off, and the records after that have no header.
  @Test
  void everyByteOfTheSteadyStateIsInARecord() throws IOException {
    assertEquals(
        List.of(
            new RecordCount("clientToServer", "clear", 39, 466),
            new RecordCount("clientToServer", "basic", 65, 2256),
            new RecordCount("clientToServer", "keyExchange", 1, 2),
            new RecordCount("clientToServer", "modeChange", 1, 64),
            new RecordCount("serverToClient", "clear", 87, 63001),
            new RecordCount("serverToClient", "basic", 19, 1528),
            new RecordCount("serverToClient", "keyExchange", 1, 1),
            new RecordCount("serverToClient", "modeChange", 1, 64)),
        run(false).records());
  }

  private IcaConnection run(boolean names) throws IOException {
    IcaStream stream = new IcaStream(sink, names);
    Chunk chunk = new Chunk();
    for (SegmentFile.Segment segment : SegmentFile.read(FILE, 1494)) {
      chunk
          .bytes(segment.payload(), 0, segment.payload().length)
          .place(0, true)
          .origin(0, segment.mark().frame(), segment.mark().timeNanos());
      stream.onChunk(segment.direction(), chunk);
    }
    return stream.connection();
  }
}
