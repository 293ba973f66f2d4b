package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import org.icascope.capture.TestCaptures;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The public capture of EDT on UDP 2598, whole and in parts. Counts and header fields only. */
class RealEdtCaptureTest {

  private static final int FILE_HEADER = 24;
  private static final int RECORD_HEADER = 16;

  private static byte[] capture() throws IOException {
    List<Path> files =
        TestCaptures.list("real/citrix", ".pcap").stream()
            .filter(file -> file.getFileName().toString().startsWith("edt-"))
            .toList();
    assumeTrue(!files.isEmpty(), "skipped: the capture of EDT is not there");
    return Files.readAllBytes(files.get(0));
  }

  /** Records of a little-endian pcap whose number, from 1, is wanted. */
  private static byte[] records(byte[] pcap, IntPredicate wanted) {
    ByteBuffer file = ByteBuffer.wrap(pcap).order(ByteOrder.LITTLE_ENDIAN);
    ByteArrayOutputStream kept = new ByteArrayOutputStream();
    kept.write(pcap, 0, FILE_HEADER);
    int number = 1;
    for (int at = FILE_HEADER; at < pcap.length; number++) {
      int length = RECORD_HEADER + file.getInt(at + 8);
      if (wanted.test(number)) {
        kept.write(pcap, at, length);
      }
      at += length;
    }
    return kept.toByteArray();
  }

  private static JsonNode analyze(byte[] pcap) {
    InputStream in = new ByteArrayInputStream(pcap);
    CommandForTests.Result result =
        CommandForTests.run(in, List.of("analyze", "--all-flows", "--format", "json", "-"));
    assertEquals(0, result.exitCode(), result.err());
    return new JsonMapper().readTree(result.out());
  }

  private static JsonNode session(JsonNode document) {
    assertEquals(1, document.get("sessions").size());
    return document.get("sessions").get(0);
  }

  @Test
  void itIsOneSessionThroughAllItsLayers() throws IOException {
    JsonNode document = analyze(capture());
    JsonNode session = session(document);
    assertEquals("UDP > EDT > CGP > ICA", session.get("stack").asString());
    assertEquals("UDP > CGP > ICA", session.get("citrixStack").asString());
    assertEquals(35, session.get("ica").get("virtualChannels").size());
    assertEquals(180, session.get("cgp").get("timeoutSeconds").asInt());
    assertEquals(3000, session.get("cgp").get("clientKeepAliveMs").asInt());
    assertEquals(3000, session.get("cgp").get("serverKeepAliveMs").asInt());
    for (JsonNode remark : document.get("diagnostics")) {
      assertFalse(remark.get("severity").asString().equals("error"), remark.get("code").asString());
    }
  }

  @Test
  void itsHandshakeAndAcknowledgementsAreRead() throws IOException {
    JsonNode edt = analyze(capture()).get("flows").get(0).get("edt");
    assertEquals(1500, edt.get("mtuBytes").asInt());
    assertEquals(8192, edt.get("flowWindowPackets").asInt());
    // median of the acknowledgements numbered above 10, taken from the hex dump of tshark
    assertEquals(MEDIAN_RTT_MS, edt.get("rttMs").asDouble(), 0.0005);
    assertFalse(edt.get("midStream").asBoolean());
  }

  private static final double MEDIAN_RTT_MS = 3.473;

  @Test
  void withoutItsBeginningItIsASessionThatRanAlready() throws IOException {
    JsonNode document = analyze(records(capture(), number -> number >= 60));
    assertEquals("UDP > EDT > CGP", session(document).get("stack").asString());
    assertTrue(session(document).get("alreadyRunning").asBoolean());
    assertTrue(document.get("flows").get(0).get("edt").get("midStream").asBoolean());
  }

  @Test
  void droppedFramesCostNoMoreThanTheyCarried() throws IOException {
    byte[] whole = capture();
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      JsonNode document = analyze(records(whole, n -> n < 30 || random.nextInt(20) > 0));
      JsonNode session = session(document);
      assertEquals("UDP > EDT > CGP > ICA", session.get("stack").asString());
      for (JsonNode remark : document.get("diagnostics")) {
        String about = "seed " + seed + ": " + remark.get("code").asString();
        assertFalse(remark.get("severity").asString().equals("error"), about);
      }
    }
  }

  @Test
  void noOtherRealCaptureHoldsEdt() {
    List<Path> others =
        TestCaptures.tree("real").stream()
            .filter(file -> file.toString().matches(".*\\.(pcap|pcapng|cap)"))
            .filter(file -> !file.getFileName().toString().startsWith("edt-"))
            .filter(file -> file.toFile().length() < 1 << 20)
            .toList();
    assumeTrue(!others.isEmpty(), "skipped: no real captures");
    for (Path file : others) {
      List<String> arguments = List.of("analyze", "--all-flows", "--format", "json", "" + file);
      String out = CommandForTests.run(arguments).out();
      assertFalse(out.contains("\"edt\""), file.getFileName().toString());
    }
  }
}
