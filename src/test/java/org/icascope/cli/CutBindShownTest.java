package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages whose end is cut off: nothing is shown of them that was not captured. */
class CutBindShownTest {

  /**
   * Frame 386 is the resume; its flags are byte 91 of it, from 0, in the bytes that tshark shows.
   */
  private static final Path SAMPLE = Path.of("samples", "roaming-reconnect.pcapng");

  private static final int BEFORE_FLAGS = 88;

  @TempDir Path folder;
  private String trace;

  @BeforeEach
  void cut() throws IOException {
    trace = "" + CutTrace.write(SAMPLE, BEFORE_FLAGS, folder.resolve("cut.cap"));
  }

  @Test
  void theListDoesNotCallItANewSession() {
    List<String> lines = CommandForTests.lines("packets", trace, "-Y", "frame.number == 386");
    assertTrue(lines.get(0).endsWith("signature, BIND_REQUEST [not captured whole]"), lines.get(0));
  }

  @Test
  void aFilterDoesNotFindFlagsThatWereNotCaptured() {
    String flags = "frame.number == 386 && cgp.session_reliability.flags";
    assertEquals(List.of(), CommandForTests.lines("packets", trace, "-Y", flags));
    String before = "frame.number == 386 && cgp.bind.num_capabilities == 5";
    assertEquals(1, CommandForTests.lines("packets", trace, "-Y", before).size());
  }

  @Test
  void theTreeEndsWhereTheBytesDo() {
    String tree = String.join("\n", CommandForTests.lines("show", trace, "-n", "386"));
    assertTrue(tree.contains("Number of capabilities: 5"), tree);
    assertTrue(tree.contains("bytes of it are not in the capture"), tree);
    assertFalse(tree.contains("Flags: first bind"), tree);
    assertFalse(tree.contains("Ticket version"), tree);
    assertFalse(tree.contains("Malformed"), tree);
  }

  /** Frame 6 opens the channel; in the first 78 bytes of it tshark shows no whole destination. */
  @Test
  void theListHasWhatWasCapturedOfAnOpenRequest() throws IOException {
    String file = "" + CutTrace.write(SAMPLE, 78, folder.resolve("cut-open.cap"));
    List<String> lines = CommandForTests.lines("packets", file, "-Y", "frame.number == 6");
    String shown = "CHANNEL_OPEN_REQUEST channel 0 Citrix.TcpProxyService [not captured whole]";
    assertTrue(lines.get(0).endsWith(shown), lines.get(0));
  }
}
