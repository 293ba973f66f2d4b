package org.icascope.view.tree;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.BitSet;
import java.util.HexFormat;
import java.util.List;
import org.icascope.samples.SampleFiles;
import org.icascope.view.field.FieldValue;
import org.junit.jupiter.api.Test;

/** Bytes are shown only where a field says what they are, and never those of secrets or payload. */
class MaskingTest {

  @Test
  void secretsAndPayloadAreMaskedInEveryFrameOfTheSamples() throws Exception {
    int[] hidden = new int[1];
    for (Path file : SampleFiles.captures()) {
      for (FrameTree tree : TreesForTests.of(file.toString(), "")) {
        tree.forEach(node -> hidden[0] += checkHidden(tree, node) ? 1 : 0);
      }
    }
    assertTrue(hidden[0] > 1000, hidden[0] + " secrets and payloads");
  }

  private static boolean checkHidden(FrameTree tree, TreeNode node) {
    boolean hides =
        node.title().endsWith(", not shown")
            && node.value().orElse(null) instanceof FieldValue.Present
            && !node.field().orElse("").matches(".*\\.(payload|content)");
    if (hides) {
      Place place = node.place().orElseThrow();
      for (int i = place.start(); i < place.end(); i++) {
        assertFalse(tree.panes().get(place.pane()).isShown(i), node.title());
      }
    }
    return node.title().endsWith(", not shown");
  }

  @Test
  void whatIsShownOfTcpPayloadIsCoveredByFields() throws Exception {
    for (Path file : SampleFiles.captures()) {
      for (FrameTree tree : TreesForTests.of(file.toString(), "")) {
        for (int pane = 0; pane < tree.panes().size(); pane++) {
          check(tree, pane, file + " " + tree.number());
        }
      }
    }
  }

  private static void check(FrameTree tree, int pane, String what) {
    if (tree.panes().size() > 1 && pane == 0) {
      return; // parts of reassembled units are shown there, too
    }
    BitSet covered = new BitSet();
    BitSet icmp = new BitSet(); // has no TCP payload; what it quotes are headers
    tree.forEach(node -> icmp.set(0, node.title().startsWith("ICMP") || icmp.get(0)));
    if (icmp.get(0)) {
      return;
    }
    tree.forEach(
        node ->
            node.place()
                .filter(place -> place.pane() == pane && !isPayload(node))
                .ifPresent(place -> covered.set(place.start(), place.end())));
    BytePane bytes = tree.panes().get(pane);
    for (int i = 0; i < bytes.length(); i++) {
      assertTrue(!bytes.isShown(i) || covered.get(i), what + " byte " + i);
    }
  }

  /** Lines that stand for bytes which others have to explain. */
  private static boolean isPayload(TreeNode node) {
    return node.title().contains("not shown")
        || node.title().matches("(TCP|UDP) payload.*|Frame \\d.*|Payload: .*")
        || !node.children().isEmpty();
  }

  @Test
  void theTicketOfTheSampleIsInNoOutput() throws Exception {
    String file = "samples/roaming-reconnect.pcapng";
    byte[] frame = frame(file, 386);
    String ticket = HexFormat.of().formatHex(frame, 0x5e, 0x6e); // 16 bytes, hand counted
    String spaced = HexFormat.ofDelimiter(" ").formatHex(frame, 0x5e, 0x62);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TreeJson json = new TreeJson(out, List.of(file))) {
      for (FrameTree tree : TreesForTests.of(file, "")) {
        json.write(tree);
        assertFalse(TreesForTests.hex(tree, "").contains(spaced));
        assertFalse(TreesForTests.text(tree).contains(ticket));
      }
    }
    assertFalse(out.toString(StandardCharsets.UTF_8).contains(ticket));
  }

  private static byte[] frame(String file, long number) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    org.icascope.view.FramesForTests.each(
        file,
        viewed -> {
          if (viewed.frame().number() == number) {
            var frame = viewed.frame();
            bytes.write(frame.bytes(), frame.start(), frame.capturedLength());
          }
        });
    return bytes.toByteArray();
  }
}
