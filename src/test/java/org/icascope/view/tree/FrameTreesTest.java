package org.icascope.view.tree;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.icascope.report.Golden;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trees of frames. The golden file of the resume was compared line by line with {@code tshark -V}
 * up to TCP, and with the bytes as counted by hand from there on.
 */
class FrameTreesTest {

  private static final String ROAMING = "samples/roaming-reconnect.pcapng";

  private static FrameTree resume() {
    return TreesForTests.of(ROAMING, "386").get(0);
  }

  private static List<String> lines(FrameTree tree) {
    return TreesForTests.text(tree).lines().toList();
  }

  @Test
  void theResumeOfTheSampleIsShownToItsLastField() {
    Golden.check(
        "show/resume.txt",
        TreesForTests.text(resume())
            + "\n"
            + TreesForTests.hex(resume(), "cgp.session_reliability.next_message"));
  }

  @Test
  void nextMessageAndTicketStandAtTheirBytes() {
    // TCP payload at 0x36; signature 7, message header 3, bind 6, capability header 7, 10 of its
    // body
    assertTrue(lines(resume()).contains("0057                   Next message: 102"));
    assertTrue(lines(resume()).contains("005d                   Ticket length: 16"));
    assertTrue(
        lines(resume()).contains("005e                   Reconnect ticket: 16 bytes, not shown"));
  }

  @Test
  void theSelectedFieldIsMarkedAndTheTicketMasked() {
    String dump = TreesForTests.hex(resume(), "cgp.session_reliability.next_message");
    String row = dump.lines().filter(line -> line.startsWith("0050")).findFirst().orElseThrow();
    assertTrue(row.startsWith("0050  02 05 00 01 02 05 00[66 00 00 00]01 02 10 ·· ··"), row);
    String next = dump.lines().filter(line -> line.startsWith("0060")).findFirst().orElseThrow();
    assertTrue(next.startsWith("0060  ·· ·· ·· ·· ·· ·· ·· ·· ·· ·· ·· ·· ·· ·· 01 1e"), next);
  }

  @Test
  void aFieldCanBeMarkedByColor() throws Exception {
    StringBuilder dump = new StringBuilder();
    new HexDump(true, true).write(resume(), "eth.dst", dump);
    assertTrue(dump.toString().startsWith("0000  \u001b[7m02 00 0a 0a 05 0c\u001b[0m 02 00"));
  }

  @Test
  void aMessageThatSpansFramesListsThem(@TempDir Path folder) {
    Path file = SplitBind.write(folder);
    int total = SplitBind.payload().length - 7; // without the signature
    List<FrameTree> trees = TreesForTests.of(file.toString(), "4,5");
    int first = SplitBind.FIRST_BYTES - 7;
    String early = TreesForTests.text(trees.get(0));
    assertTrue(
        early.contains(
            "[part of CGP message complete in frame 5: %d of %d bytes]".formatted(first, total)),
        early);
    String late = TreesForTests.text(trees.get(1));
    assertTrue(
        late.contains(
            "[2 frames, %d bytes: #4 (%d), #5 (%d)]".formatted(total, first, total - first)),
        late);
    assertTrue(late.contains("a+0000 Citrix Common Gateway Protocol, BIND_REQUEST"), late);
    assertEquals(
        "Reassembled CGP message (%d bytes)".formatted(total), trees.get(1).panes().get(1).title());
  }

  @Test
  void theFirstPartOfAMessageIsMaskedUntilItIsComplete(@TempDir Path folder) {
    Path file = SplitBind.write(folder);
    BytePane pane = TreesForTests.of(file.toString(), "4").get(0).panes().get(0);
    assertTrue(pane.isShown(0x35)); // last byte of the TCP header
    assertTrue(pane.isShown(0x36)); // the signature is whole
    assertFalse(pane.isShown(0x36 + 7));
  }

  @Test
  void bytesThatAreNotInTheFrameHavePanesOfTheirOwn() {
    FrameTree tree = TreesForTests.of("samples/html5-websocket.pcap", "15").get(0);
    assertEquals(
        List.of(
            "Frame (191 bytes)",
            "Unmasked CGP signature (7 bytes)",
            "Unmasked CGP message (122 bytes)"),
        tree.panes().stream().map(BytePane::title).toList());
  }

  @Test
  void replayedMessagesAreMarkedAndNumbered() {
    String text = TreesForTests.text(TreesForTests.of(ROAMING, "389").get(0));
    assertTrue(text.contains("[Message number: 102]"), text);
    assertEquals(3, text.split("\\[Replayed: ", -1).length - 1);
  }

  @Test
  void remarksOfTcpAreShown() {
    long remarks =
        TreesForTests.of(ROAMING, "").stream()
            .filter(tree -> TreesForTests.text(tree).contains("[TCP Analysis: "))
            .count();
    assertTrue(remarks > 0);
  }

  @Test
  void framesOfOtherProtocolsAreShown() {
    List<FrameTree> trees = TreesForTests.of("samples/ipv6-vlan-failover.pcap", "1");
    String text = TreesForTests.text(trees.get(0));
    assertTrue(text.contains("802.1Q Virtual LAN, PRI: 0, ID: 120"), text);
    assertTrue(text.contains("Internet Protocol Version 6, Src: 2001:db8:20::48"), text);
  }
}
