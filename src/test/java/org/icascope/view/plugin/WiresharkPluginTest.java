package org.icascope.view.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.icascope.flow.Tshark;
import org.icascope.view.field.FieldInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Wireshark plug-in in tshark, against our own reading. */
class WiresharkPluginTest {

  /** Frames that may differ, for the reasons that docs/wireshark.md gives. */
  private static final Map<String, Integer> DIFFERENT =
      Map.of("15-browser-websocket.pcap", 40, "17-tcp-torture.pcap", 140);

  /** Tens of thousands of frames more of what others have. */
  private static final List<String> LARGE =
      List.of("18-many-sessions.pcap", "28-reconnect-storm.pcap");

  private static final int PCAP_HEADER = 24;
  private static final int RECORD_HEADER = 16;

  /** Behind the headers of Ethernet, IPv4 and TCP or UDP. */
  private static final int PAYLOAD = 42;

  @BeforeEach
  void tsharkWithLua() {
    Tshark.assumeInstalled();
  }

  private static List<Path> captures() throws IOException {
    Path shared = Path.of(System.getProperty("captures.dir", "../shared/captures"));
    List<Path> all = new ArrayList<>();
    for (Path folder :
        List.of(Path.of("samples"), shared.resolve("scenarios"), shared.resolve("real/citrix"))) {
      if (Files.isDirectory(folder)) {
        try (Stream<Path> files = Files.list(folder)) {
          files
              .filter(file -> file.toString().matches(".*\\.pcap(ng)?"))
              .filter(file -> !LARGE.contains(file.getFileName().toString()))
              .sorted()
              .forEach(all::add);
        }
      }
    }
    return all;
  }

  @Test
  void everyFieldHasTheSameValuesInEveryFrame() throws Exception {
    List<FieldInfo> fields = PluginFields.compared();
    assertTrue(fields.size() > 400, "fields compared: " + fields.size());
    int compared = 0;
    for (Path capture : captures()) {
      Map<Long, List<String>> ours = PluginFields.byUs(capture, fields);
      Map<Long, List<String>> theirs = PluginFields.byPlugin(capture, fields);
      TreeSet<Long> frames = new TreeSet<>(ours.keySet());
      frames.addAll(theirs.keySet());
      int allowed = DIFFERENT.getOrDefault(capture.getFileName().toString(), 0);
      for (long frame : frames) {
        List<String> expected = ours.getOrDefault(frame, List.of());
        List<String> found = theirs.getOrDefault(frame, List.of());
        if (expected.equals(found)) {
          compared++;
        } else if (--allowed < 0) {
          assertEquals(expected, found, capture.getFileName() + " frame " + frame);
        }
      }
    }
    assertTrue(compared > 2000, "frames compared: " + compared);
  }

  @Test
  void theResumeAndTheFirstReplayedMessageOfTheSampleAreFoundByFilter() throws Exception {
    Path sample = Path.of("samples/roaming-reconnect.pcapng");
    List<String> resume =
        rows(
            sample,
            "cgp.session_reliability.flags == 1 && cgp.command == 1",
            "cgp.session_reliability.len_ticket",
            "cgp.session_reliability.next_message");
    List<FieldInfo> fields = PluginFields.compared();
    Map<Long, List<String>> ours = PluginFields.byUs(sample, fields);
    for (String row : resume) {
      String[] columns = row.split("\t");
      List<String> expected = ours.get(Long.parseLong(columns[0]));
      assertTrue(expected.contains("cgp.session_reliability.len_ticket=" + columns[1]), row);
      assertTrue(expected.contains("cgp.session_reliability.next_message=" + columns[2]), row);
    }
    assertFalse(resume.isEmpty());
    List<String> replayed = rows(sample, "icascope.replayed", "icascope.message");
    assertEquals(
        PluginFields.replayed(sample), replayed.stream().map(r -> r.split("\t")[0]).toList());
  }

  private static List<String> rows(Path capture, String filter, String... fields)
      throws IOException {
    List<String> arguments = new ArrayList<>(PluginFields.load());
    arguments.addAll(List.of("-Y", filter, "-T", "fields", "-e", "frame.number"));
    for (String field : fields) {
      arguments.addAll(List.of("-e", field));
    }
    return PluginFields.run(capture, arguments);
  }

  @Test
  void secretsAndContentAreInNoFormat() throws Exception {
    List<String> arguments = new ArrayList<>(PluginFields.load());
    arguments.addAll(List.of("-T", "pdml", "-Y", "cgp.session_reliability.secret_ticket"));
    List<String> lines =
        PluginFields.run(Path.of("samples/roaming-reconnect.pcapng"), arguments).stream()
            .filter(line -> line.contains(".secret_") || line.contains("payload"))
            .filter(line -> line.contains("\"cgp.") || line.contains("\"ica."))
            .toList();
    assertFalse(lines.isEmpty());
    lines.forEach(line -> assertFalse(line.matches(".* (value|show)=\"[^\"].*"), line));
  }

  @Test
  void damagedCapturesMakeNoErrorOfLua(@TempDir Path folder) throws Exception {
    for (String name : List.of("clean-session.pcap", "ica-reconnect.pcap", "cut-frames.pcap")) {
      byte[] bytes = Files.readAllBytes(Path.of("samples", name));
      Random random = new Random(name.hashCode());
      ByteBuffer file = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
      for (int at = PCAP_HEADER; at < bytes.length; ) {
        int length = file.getInt(at + 8);
        int first = at + RECORD_HEADER;
        for (int i = 0; length > PAYLOAD && i < 2; i++) {
          int index = first + PAYLOAD + random.nextInt(length - PAYLOAD);
          bytes[index] ^= (byte) (1 << random.nextInt(8));
        }
        at = first + length;
      }
      Path damaged = folder.resolve(name);
      Files.write(damaged, bytes);
      List<String> arguments = new ArrayList<>(PluginFields.load());
      arguments.addAll(List.of("-2", "-V"));
      assertFalse(PluginFields.run(damaged, arguments).isEmpty());
    }
  }
}
