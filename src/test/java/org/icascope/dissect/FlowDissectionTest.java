package org.icascope.dissect;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowsForTests;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.model.PortTable;
import org.icascope.model.Transport;
import org.icascope.reassembly.Chunk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FlowDissectionTest {

  private static final String SIGNATURE = "1a4347502f3031";
  private static final String BANNER = "7f7f49434100";
  private static final String NOP = "020500";
  private static final long MOST_SEARCHED = 64 << 10;
  private static final FrameMark MARK = new FrameMark(0, 1, 1);

  private final MessageRecorder recorder = new MessageRecorder();
  private final List<String> remarks = new ArrayList<>();
  private final FlowDissection dissection =
      new FlowDissection(
          new PortTable(Map.of()), recorder, d -> remarks.add(d.code()), MOST_SEARCHED);
  private final long[] offsets = new long[2];

  /** A flow whose handshake was not captured. */
  private static Flow flow(int port) {
    Endpoint client = new Endpoint(new IpAddress(0, 1, 4), 50000);
    Endpoint server = new Endpoint(new IpAddress(0, 2, 4), port);
    return FlowsForTests.of(0, Transport.TCP, client, server, MARK, MARK);
  }

  private void send(Flow flow, Direction direction, String hex) {
    byte[] bytes = HexFormat.of().parseHex(hex);
    Chunk chunk = new Chunk().bytes(bytes, 0, bytes.length);
    chunk.place(offsets[direction.ordinal()], true).origin(0, 1, 1);
    dissection.onChunk(flow, direction, chunk);
    offsets[direction.ordinal()] += bytes.length;
  }

  private void lose(Flow flow, Direction direction, long length) {
    dissection.onGap(flow, direction, offsets[direction.ordinal()], length, MARK);
    offsets[direction.ordinal()] += length;
  }

  @ParameterizedTest
  @ValueSource(ints = {2598, 1494, 443, 80, 12345})
  void cgpIsRecognisedOnAnyPort(int port) {
    Flow flow = flow(port);
    send(flow, CLIENT_TO_SERVER, SIGNATURE + NOP);
    send(flow, SERVER_TO_CLIENT, SIGNATURE + NOP);
    assertEquals(List.of("client CGP", "client nop", "server CGP", "server nop"), recorder.lines);
  }

  @ParameterizedTest
  @ValueSource(ints = {2598, 1494, 443, 80, 12345})
  void icaIsRecognisedOnAnyPort(int port) {
    Flow flow = flow(port);
    send(flow, SERVER_TO_CLIENT, BANNER + "aa");
    send(flow, CLIENT_TO_SERVER, BANNER);
    assertEquals(
        List.of("server ICA", "server " + BANNER, "server aa", "client ICA", "client " + BANNER),
        recorder.lines);
  }

  @Test
  void theSignatureMayBeSplitAnywhere() {
    String stream = SIGNATURE + NOP;
    for (int at = 2; at < stream.length(); at += 2) {
      FlowDissectionTest test = new FlowDissectionTest();
      Flow flow = flow(2598);
      test.send(flow, CLIENT_TO_SERVER, stream.substring(0, at));
      test.send(flow, CLIENT_TO_SERVER, stream.substring(at));
      assertEquals(List.of("client CGP", "client nop"), test.recorder.lines, "at " + at / 2);
    }
  }

  @Test
  void theBannerMayBeSplitAnywhere() {
    for (int at = 2; at < BANNER.length(); at += 2) {
      FlowDissectionTest test = new FlowDissectionTest();
      Flow flow = flow(1494);
      test.send(flow, SERVER_TO_CLIENT, BANNER.substring(0, at));
      assertEquals(List.of(), test.recorder.lines);
      test.send(flow, SERVER_TO_CLIENT, BANNER.substring(at));
      assertEquals("server ICA", test.recorder.lines.get(0), "at " + at / 2);
      String bytes = String.join("", test.recorder.lines.subList(1, test.recorder.lines.size()));
      assertEquals(BANNER, bytes.replace("server ", ""));
    }
  }

  @Test
  void aCgpClientMayMeetAnIcaServer() {
    Flow flow = flow(2598);
    send(flow, CLIENT_TO_SERVER, SIGNATURE + NOP);
    send(flow, SERVER_TO_CLIENT, BANNER);
    assertEquals("server ICA", recorder.lines.get(2));
    assertTrue(flow.payloadWanted());
  }

  @Test
  void aCgpClientMayMeetAnythingElse() {
    Flow flow = flow(1234);
    send(flow, CLIENT_TO_SERVER, SIGNATURE + NOP);
    send(flow, SERVER_TO_CLIENT, "485454502f312e31");
    send(flow, CLIENT_TO_SERVER, NOP);
    assertEquals(
        List.of("client CGP", "client nop", "client nop"),
        recorder.lines.stream().filter(line -> line.startsWith("client")).toList());
  }

  @ParameterizedTest
  @ValueSource(strings = {"474554202f20485454502f312e31", "160301020001000164", "00"})
  void otherProtocolsOnOtherPortsAreLeftAloneAtOnce(String first) {
    Flow flow = flow(8080);
    send(flow, CLIENT_TO_SERVER, first);
    assertEquals(List.of("client OTHER"), recorder.lines);
    assertFalse(flow.payloadWanted());
  }

  @Test
  void anExpectedPortWaitsForTheOtherDirection() {
    Flow flow = flow(443);
    send(flow, CLIENT_TO_SERVER, "00");
    assertTrue(flow.payloadWanted());
    send(flow, SERVER_TO_CLIENT, "00");
    assertFalse(flow.payloadWanted());
  }

  @Test
  void aLostBannerDoesNotHideTheSession() {
    // the server's first segment is missing; the client's banner says what it was
    Flow flow = flow(1494);
    lose(flow, SERVER_TO_CLIENT, 6);
    send(flow, CLIENT_TO_SERVER, BANNER);
    send(flow, SERVER_TO_CLIENT, "0001");
    assertTrue(flow.payloadWanted());
    assertEquals(
        List.of("client ICA", "client " + BANNER, "server gap 6", "server 0001"), recorder.lines);
  }

  @Test
  void aLostSignatureIsSearchedFor() {
    Flow flow = flow(2598);
    send(flow, CLIENT_TO_SERVER, SIGNATURE + NOP);
    lose(flow, SERVER_TO_CLIENT, 100);
    send(flow, SERVER_TO_CLIENT, NOP.repeat(4));
    assertEquals("server resync", recorder.lines.get(2));
    assertEquals("server nop", recorder.lines.get(6));
  }

  @Test
  void aStreamThatBeganBeforeTheCaptureIsSearchedOnTheCgpPortOnly() {
    send(flow(2598), SERVER_TO_CLIENT, NOP.repeat(4));
    assertEquals("server resync", recorder.lines.get(0));
    FlowDissectionTest other = new FlowDissectionTest();
    Flow flow = flow(8443);
    other.send(flow, SERVER_TO_CLIENT, NOP.repeat(4));
    assertEquals(List.of("server OTHER"), other.recorder.lines);
    assertFalse(flow.payloadWanted());
  }

  /** Bytes that nothing can be said about: each may begin a message of 127 bytes. */
  @ParameterizedTest
  @ValueSource(strings = {"7f", "00", "7f0b7f0b"})
  void whatAllSearchesHoldIsBoundedAndAnotherFlowIsFoundAgain(String some) {
    List<Flow> flows = IntStream.range(0, 50).mapToObj(i -> flow(2598 - i % 2 * 1104)).toList();
    for (int i = 0; i < 5_000; i++) {
      send(flows.get(i % flows.size()), SERVER_TO_CLIENT, some);
      assertTrue(dissection.heldBytes() <= MOST_SEARCHED, dissection.heldBytes() + " bytes");
    }
    assertTrue(remarks.contains("dissect.limit"));
    recorder.lines.clear();
    Flow honest = flow(2598);
    for (int i = 0; i < 6; i++) {
      send(honest, SERVER_TO_CLIENT, NOP);
      send(flows.get(i), SERVER_TO_CLIENT, some);
    }
    assertEquals("server resync", recorder.lines.get(0));
    flows.forEach(dissection::onFlowClosed);
    dissection.onFlowClosed(honest);
    assertEquals(0, dissection.heldBytes());
  }

  @Test
  void noByteIsLostOverThePartlyMatchedSignature() {
    // 1a 43 looks like a signature; on the CGP port the search gets all bytes
    Flow flow = flow(2598);
    send(flow, SERVER_TO_CLIENT, "1a43");
    send(flow, SERVER_TO_CLIENT, NOP.repeat(4));
    assertEquals("server resync", recorder.lines.get(0));
    assertEquals(5, recorder.lines.size());
  }
}
