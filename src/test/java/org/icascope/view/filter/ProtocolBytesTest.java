package org.icascope.view.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.icascope.capture.TestCaptures;
import org.icascope.view.FramesForTests;
import org.icascope.view.field.FieldInfo;
import org.icascope.view.field.FieldValue;
import org.icascope.view.field.FieldValue.Layer;
import org.icascope.view.field.Fields;
import org.icascope.view.field.FrameFields;
import org.icascope.view.tree.BytePane;
import org.icascope.view.tree.DumpBytes;
import org.icascope.view.tree.TreesForTests;
import org.junit.jupiter.api.Test;

/** Filters see of the bytes of protocols what a hex dump shows, and nothing else. */
class ProtocolBytesTest {

  private static final String ROAMING = "samples/roaming-reconnect.pcapng";

  /** Where the ticket of the resume in frame 386 is: counted by hand. */
  private static final int TICKET_AT = 0x5e;

  private static final int TICKET_LENGTH = 16;

  private static Set<Long> frames(String file, String text) throws FilterException {
    DisplayFilter filter = DisplayFilter.compile(text, Fields.catalog());
    FrameFields fields = new FrameFields(FrameFields.Sessions.NONE, filter.fields(), DumpBytes::of);
    Set<Long> found = new HashSet<>();
    FramesForTests.each(
        file,
        frame -> {
          if (filter.matches(fields.next(frame))) {
            found.add(frame.frame().number());
          }
        });
    return found;
  }

  private static byte[] ticket() {
    byte[] ticket = new byte[TICKET_LENGTH];
    FramesForTests.each(
        ROAMING,
        viewed -> {
          if (viewed.frame().number() == 386) {
            int at = viewed.frame().start() + TICKET_AT;
            System.arraycopy(viewed.frame().bytes(), at, ticket, 0, TICKET_LENGTH);
          }
        });
    return ticket;
  }

  @Test
  void whatIsInFrontOfASecretIsFoundAndTheSecretIsNot() throws FilterException {
    String before =
        "66:00:00:00:01:02:10"; // next message 102, flags, version, length of the ticket
    String secret = HexFormat.ofDelimiter(":").formatHex(ticket(), 0, 2);
    for (String protocol : List.of("frame", "eth", "ip", "tcp", "cgp")) {
      assertEquals(Set.of(386L), frames(ROAMING, protocol + " contains " + before), protocol);
      String reaching = protocol + " contains " + before + ":" + secret;
      assertEquals(Set.of(), frames(ROAMING, reaching), reaching);
      String regex = protocol + " matches \"\\x66\\x00\\x00\\x00\\x01\\x02\\x10\\x%02x\"";
      assertEquals(Set.of(), frames(ROAMING, regex.formatted(ticket()[0] & 0xff)), protocol);
    }
  }

  @Test
  void slicesThatReachIntoASecretHaveNoValue() throws FilterException {
    assertEquals(
        Set.of(386L),
        frames(ROAMING, "frame.number == 386 && frame[0x5d:1] == 10".replace("0x5d", "93")));
    for (String slice : List.of("[94]", "[93:2]", "[94:16]", "[0:95]")) {
      assertEquals(
          Set.of(), frames(ROAMING, "frame.number == 386 && frame" + slice + " >= 00"), slice);
    }
  }

  @Test
  void noAnswerDependsOnAByteThatIsNotShown() {
    boolean[] shown = {true, true, false, false, true, true, true, false};
    List<String> answers = new ArrayList<>();
    for (int value = 0; value < 256; value++) {
      byte[] bytes = {1, 2, (byte) value, (byte) value, 1, 2, 3, (byte) value};
      Layer layer = new Layer(bytes, 0, bytes.length, bytes.length, bytes.length, at -> shown[at]);
      answers.add(answers(layer));
    }
    assertEquals(1, answers.stream().distinct().count());
    assertTrue(answers.get(0).contains("true"));
  }

  private static String answers(Layer layer) {
    StringBuilder answers = new StringBuilder();
    for (int first = 0; first < 5; first++) {
      for (int second = 0; second < 5; second++) {
        byte[] needle = {(byte) first, (byte) second};
        answers.append(ProtocolBytes.contains(layer, ByteValues.of(needle))).append(' ');
      }
    }
    answers.append(ProtocolBytes.text(layer));
    for (int start = 0; start < 8; start++) {
      for (int length = 1; start + length <= 8; length++) {
        FieldValue.Bytes part = ProtocolBytes.part(layer, start, length);
        answers.append(
            part == null
                ? "-"
                : Arrays.toString(Arrays.copyOfRange(part.array(), start, start + length)));
      }
    }
    return answers.toString();
  }

  @Test
  void theBytesOfAFrameThatMayBeComparedAreThoseOfTheDump() {
    for (String file :
        List.of(
            ROAMING,
            "samples/html5-websocket.pcap",
            "samples/tls-with-keys.pcapng",
            "samples/cut-frames.pcap",
            "samples/edt-reconnect.pcapng")) {
      assertTrue(compareWithDump(file) > 0, file);
    }
  }

  @Test
  void alsoInTunnelsAndOnOtherLinks() {
    TestCaptures.folder("real/linklayer");
    for (Path file : TestCaptures.list("real/linklayer", ".pcap", ".pcapng", ".cap")) {
      compareWithDump(file.toString());
    }
  }

  /** pcap4j takes a segment routing header for something else, and reads on into the payload. */
  @Test
  void headersThatAreMisreadDoNotShowPayload() {
    TestCaptures.folder("real/linklayer");
    for (Path file : TestCaptures.list("real/linklayer", "sr-header.pcap")) {
      List<BytePane> panes =
          TreesForTests.of(file.toString(), "").stream().map(tree -> tree.panes().get(0)).toList();
      int[] next = new int[1];
      FramesForTests.each(
          file.toString(),
          viewed -> {
            BytePane pane = panes.get(next[0]++);
            int payload = viewed.headers().orElseThrow().payloadStart() - viewed.frame().start();
            for (int i = payload; viewed.units().isEmpty() && i < pane.length(); i++) {
              assertEquals(false, pane.isShown(i), viewed.frame().number() + " byte " + i);
            }
          });
    }
  }

  /** Returns how many bytes are masked. */
  private static int compareWithDump(String file) {
    List<BytePane> panes =
        TreesForTests.of(file, "").stream().map(tree -> tree.panes().get(0)).toList();
    FieldInfo frame = Fields.catalog().find("frame").orElseThrow();
    FrameFields fields = new FrameFields(FrameFields.Sessions.NONE, List.of(frame), DumpBytes::of);
    int[] next = new int[1];
    int[] hidden = new int[1];
    FramesForTests.each(
        file,
        viewed -> {
          BytePane pane = panes.get(next[0]++);
          fields.next(viewed).values(frame, value -> hidden[0] += compare(pane, (Layer) value));
        });
    assertEquals(panes.size(), next[0]);
    return hidden[0];
  }

  private static int compare(BytePane pane, Layer frame) {
    int hidden = 0;
    assertEquals(pane.length(), frame.whole());
    for (int i = 0; i < pane.length(); i++) {
      assertEquals(pane.isShown(i), frame.visible().at(frame.start() + i), "byte " + i);
      hidden += pane.isShown(i) ? 0 : 1;
    }
    return hidden;
  }
}
