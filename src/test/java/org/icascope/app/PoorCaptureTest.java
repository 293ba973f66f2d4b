package org.icascope.app;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.icascope.cli.CommandForTests;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Launch;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.CapturedFrame;
import org.icascope.testkit.network.Fate;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.protocol.Bytes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Healthy sessions in captures that are not: nothing of the recorder is blamed on the network. */
class PoorCaptureTest {

  @TempDir Path folder;

  private final Scenario scenario = new Scenario("poor");

  private CgpSession session(int number) {
    String client = "192.168.20." + (60 + number) + ":" + (51000 + number);
    return scenario.cgpSession(client, "10.10.5.12:2598", 0.5 + number).connect().run(3);
  }

  /** Frames of the scenario in another order or at other times. */
  private JsonNode analyzed(List<CapturedFrame> frames, long pauseAfter, long pauseMicros)
      throws IOException {
    Bytes file = new Bytes().u32(0xa1b2c3d4L).u16(2).u16(4).u32(0).u32(0).u32(65535).u32(1);
    for (CapturedFrame frame : frames) {
      boolean late = pauseMicros != 0 && frame.number() > pauseAfter;
      long micros = frame.timeMicros() + (late ? pauseMicros : 0);
      file.u32(micros / 1_000_000).u32(micros % 1_000_000);
      file.u32(frame.bytes().length).u32(frame.bytes().length).raw(frame.bytes());
    }
    Path capture = Files.write(folder.resolve("other.pcap"), file.toArray());
    CommandForTests.Result result =
        CommandForTests.run(List.of("analyze", "--format", "json", capture.toString()));
    assertEquals(0, result.exitCode(), result.err());
    return new JsonMapper().readTree(result.out());
  }

  private static List<String> aboveInfo(JsonNode document) {
    List<String> told = new ArrayList<>();
    for (JsonNode finding : document.get("findings")) {
      if (!finding.get("severity").asString().equals("info")) {
        told.add(finding.get("rule").asString() + ": " + finding.get("title").asString());
      }
    }
    return told;
  }

  /** The next thing that is heard of the client acknowledges it, seconds later. */
  @Test
  void anAcknowledgementThatTheRecorderMissedIsNoFreeze() throws IOException {
    CgpSession session = session(1);
    TcpConversation tcp = (TcpConversation) session.flows().get(0);
    session.idle(0.5);
    tcp.standingFate(CLIENT_TO_SERVER, Fate.NOT_RECORDED);
    session.say(SERVER_TO_CLIENT, 200).idle(7);
    tcp.standingFate(CLIENT_TO_SERVER, Fate.DELIVERED);
    session.run(3).finish();
    Told told = Told.of(scenario, folder);
    assertEquals(List.of(), aboveInfo(told.document()));
    assertTrue(told.events("stall").size() > 0, "the capture lacks something, which is told");
  }

  /** Keep-alives of both sides are due every 3 s, and neither is heard for half a minute. */
  @Test
  void aRecorderThatStoodStillIsNoFreeze() throws IOException {
    session(1).idle(30).run(3).finish();
    session(2).run(20).idle(10).finish();
    List<CapturedFrame> frames = scenario.frames();
    for (int percent = 20; percent < 90; percent += 10) {
      JsonNode document = analyzed(frames, (long) frames.size() * percent / 100, 30_000_000);
      assertEquals(List.of(), aboveInfo(document), percent + " %");
    }
  }

  /** As the queues of a recorder on several processors do: later frames are written first. */
  @Test
  void framesInTheWrongOrderAreNoLoss() throws IOException {
    session(1).run(40).finish();
    List<CapturedFrame> frames = new ArrayList<>(scenario.frames());
    for (int i = 10; i + 1 < frames.size(); i += 7) {
      Collections.swap(frames, i, i + 1);
    }
    assertEquals(List.of(), aboveInfo(analyzed(frames, Long.MAX_VALUE, 0)));
  }

  /** The recorder's clock is set an hour back while a session runs. */
  @Test
  void timesThatGoBackAreSaid() throws IOException {
    session(1).run(40).finish();
    List<CapturedFrame> frames = scenario.frames();
    JsonNode document = analyzed(frames, 100, -3_600_000_000L);
    assertEquals(List.of(), aboveInfo(document));
    JsonNode told = document.get("diagnostics").get(0);
    assertEquals("capture.time-steps", told.get("code").asString());
    assertEquals(101, told.get("at").get("frame").asInt());
    assertTrue(
        told.get("message").asString().contains("goes back once, by 3600.000 s:"), told.toString());
  }

  /**
   * As a file whose clock is described wrongly: seconds where it has microseconds, or an offset.
   */
  @Test
  void timesThatNoRecorderMeansAreSaid() throws IOException {
    session(1).run(3).finish();
    int frames = scenario.frames().size();
    assertEquals(
        frames + " frames have times before 1970 and 0 later than the year 2262",
        ofTimeRange(withClock(6, -5_000_000_000L)));
    assertEquals(
        "0 frames have times before 1970 and " + frames + " later than the year 2262",
        ofTimeRange(withClock(0, 0)));
    assertEquals("", ofTimeRange(withClock(6, 0)));
  }

  private static String ofTimeRange(JsonNode document) {
    for (JsonNode told : document.get("diagnostics")) {
      if (told.get("code").asString().equals("capture.time-range")) {
        assertEquals(1, told.at("/at/frame").asInt());
        return told.get("message").asString().replaceAll(", as damaged.*", "");
      }
    }
    return "";
  }

  /** The scenario as pcapng, little endian: draft-ietf-opsawg-pcapng, sections 4.1 to 4.3. */
  private JsonNode withClock(int resolution, long offsetSeconds) throws IOException {
    ByteBuffer file = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
    file.putInt(0x0a0d0d0a).putInt(28).putInt(0x1a2b3c4d).putInt(1).putLong(-1).putInt(28);
    file.putInt(1).putInt(44).putInt(1).putInt(0); // Ethernet, no limit of length
    file.putShort((short) 9).putShort((short) 1).putInt(resolution);
    file.putShort((short) 14).putShort((short) 8).putLong(offsetSeconds);
    file.putInt(0).putInt(44);
    for (CapturedFrame frame : scenario.frames()) {
      byte[] bytes = Arrays.copyOf(frame.bytes(), (frame.bytes().length + 3) / 4 * 4);
      int length = 32 + bytes.length;
      file.putInt(6).putInt(length).putInt(0);
      file.putInt((int) (frame.timeMicros() >>> 32)).putInt((int) frame.timeMicros());
      file.putInt(frame.bytes().length).putInt(frame.bytes().length).put(bytes).putInt(length);
    }
    Path capture =
        Files.write(folder.resolve("clock.pcapng"), Arrays.copyOf(file.array(), file.position()));
    CommandForTests.Result result =
        CommandForTests.run(List.of("analyze", "--format", "json", capture.toString()));
    assertEquals(0, result.exitCode(), result.err());
    return new JsonMapper().readTree(result.out());
  }

  /** Client and server recorded at 30 ms from each other, merged: every packet is there twice. */
  @Test
  void twoPointsInOneFileAreNoLoss() throws IOException {
    session(1).run(40).finish();
    List<CapturedFrame> both = new ArrayList<>();
    for (CapturedFrame frame : scenario.frames()) {
      byte[] there = frame.bytes();
      there[14 + 8] -= 3; // its time to live; the checksum of IP goes with it
      int sum = ((there[24] & 0xff) << 8 | there[25] & 0xff) + 0x300;
      sum = (sum & 0xffff) + (sum >>> 16);
      there[24] = (byte) (sum >>> 8);
      there[25] = (byte) sum;
      both.add(frame);
      both.add(frame.again(30_000, there));
    }
    both.sort(Comparator.comparingLong(CapturedFrame::timeMicros));
    assertEquals(List.of(), aboveInfo(analyzed(both, Long.MAX_VALUE, 0)));
  }

  /** Frames of 54 bytes hold the headers of Ethernet, IP and TCP: no greeting can be seen. */
  @Test
  void fallbackInHeadersOnlyIsNotBlocked() throws IOException {
    scenario.snapLength(54);
    scenario.cgpSession("192.168.20.61:51001", "10.10.5.12:2598", 0.5).attemptRefused(51001);
    scenario.icaSession("192.168.20.61:51002", "10.10.5.12:1494", 1).connect().run(20).finish();
    Told told = Told.of(scenario, folder);
    assertEquals(List.of(), told.events("fallback.blocked"));
    assertEquals(List.of(), told.findings("fallback-blocked"));
  }

  /** Whether they said good-bye before the FIN stands behind what was cut. */
  @Test
  void logoffsInShortFramesAreNoStorm() throws IOException {
    scenario.snapLength(96);
    for (int i = 1; i <= 8; i++) {
      session(i).run(12 - i).finish();
    }
    Told told = Told.of(scenario, folder);
    assertEquals(List.of(), told.findings("reconnect-storm"));
    told.events("cgp.suspend")
        .forEach(event -> assertEquals("possible", event.get("confidence").asString()));
  }

  /** The same where only one direction was captured. */
  @Test
  void logoffsSeenFromOneSideAreNoStorm() throws IOException {
    for (int i = 1; i <= 8; i++) {
      CgpSession session = session(i);
      TcpConversation tcp = (TcpConversation) session.flows().get(0);
      tcp.standingFate(CLIENT_TO_SERVER, Fate.NOT_RECORDED);
      session.run(12 - i).finish();
    }
    Told told = Told.of(scenario, folder);
    assertEquals(List.of(), told.findings("reconnect-storm"));
  }

  /** The gateway acknowledges more than was captured, so there was an answer. */
  @Test
  void anAnswerOfAnStaThatTheRecorderMissedIsNoFailure() throws IOException {
    Launch.at(scenario, "10.10.6.5", 41000, 1).redeem("10.10.7.21:80", "AA", "10.10.5.18:2598");
    List<CapturedFrame> frames = new ArrayList<>(scenario.frames());
    frames.removeIf(
        frame -> new String(frame.bytes(), StandardCharsets.ISO_8859_1).contains("HTTP/1.1 200"));
    assertEquals(scenario.frames().size() - 1, frames.size());
    assertEquals(List.of(), aboveInfo(analyzed(frames, Long.MAX_VALUE, 0)));
  }
}
