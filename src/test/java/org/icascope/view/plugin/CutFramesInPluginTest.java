package org.icascope.view.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntUnaryOperator;
import org.icascope.cli.CommandForTests;
import org.icascope.flow.Tshark;
import org.icascope.view.field.FieldInfo;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Frames that the snap length cut: neither the plug-in nor our own reading says anything that the
 * zeros in place of the missing bytes would say, and both say the same.
 */
class CutFramesInPluginTest {

  /**
   * Of a frame 70 bytes end in the midst of most messages, 88 before the flags of binds, 124 behind
   * the length of one message, 164 behind the tickets.
   */
  private static final int[] LENGTHS = {70, 88, 124, 164};

  private static final List<String> SAMPLES =
      List.of("roaming-reconnect.pcapng", "resume-refused.pcap");

  /** The words for packets of the ICA set-up differ, cut or not. */
  private static final List<String> INFO =
      List.of("-Y", "cgp && !ica", "-T", "fields", "-e", "frame.number", "-e", "_ws.col.Info");

  @TempDir static Path folder;
  private static Path cut;

  @BeforeAll
  static void cut() throws IOException {
    Tshark.assumeInstalled();
    cut = merged("cut.pcap", most -> most);
  }

  private static Path merged(String name, IntUnaryOperator kept) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      MergedFrames merged = new MergedFrames(out, Optional.empty());
      for (int most : LENGTHS) {
        SAMPLES.forEach(s -> merged.add(Path.of("samples", s), kept.applyAsInt(most)));
      }
    }
    return file;
  }

  @Test
  void theInfoColumnIsTheSame() throws IOException {
    List<String> ours = new ArrayList<>(List.of("packets", "" + cut));
    ours.addAll(INFO);
    List<String> theirs = new ArrayList<>(PluginFields.load());
    theirs.addAll(INFO);
    List<String> expected = CommandForTests.lines(ours.toArray(String[]::new));
    assertEquals(expected, PluginFields.run(cut, theirs));
    String all = String.join("\n", expected);
    for (String words :
        List.of(
            "BIND_REQUEST [not captured whole]",
            "BIND_REQUEST resume, next server message",
            "BIND_RESPONSE resume refused",
            ", message [not captured whole]",
            "Citrix.TcpProxyService [not captured whole]",
            "[replayed] DATA_REALTIME")) {
      assertTrue(all.contains(words), words);
    }
  }

  /** But of binds that contradict their layout icascope hides more than it must. */
  @Test
  void theFieldsAreThoseThatWereCaptured() throws IOException {
    List<FieldInfo> fields = PluginFields.compared();
    var whole = PluginFields.byUs(merged("whole.pcap", most -> MergedFrames.SNAP_LENGTH), fields);
    var ours = PluginFields.byUs(cut, fields);
    var theirs = PluginFields.byPlugin(cut, fields);
    assertEquals(ours.keySet(), theirs.keySet());
    assertTrue(ours.size() > 900, ours.size() + " frames");
    int binds = 0;
    for (var frame : theirs.entrySet()) {
      if (frame.getValue().contains("cgp.bind=1")) {
        binds++;
        frame.getValue().forEach(v -> assertCaptured(v, whole.get(frame.getKey())));
      } else {
        assertEquals(ours.get(frame.getKey()), frame.getValue(), "frame " + frame.getKey());
      }
    }
    assertTrue(binds >= 4 * LENGTHS.length, binds + " binds");
  }

  /** Of a field that comes several times the first values. */
  private static void assertCaptured(String values, List<String> whole) {
    assertTrue(whole.stream().anyMatch(all -> (all + " ").startsWith(values + " ")), values);
  }
}
