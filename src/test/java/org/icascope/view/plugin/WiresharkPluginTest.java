package org.icascope.view.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.icascope.flow.Tshark;
import org.icascope.samples.SampleFiles;
import org.icascope.view.field.FieldInfo;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Wireshark plug-in in tshark, against our own reading. */
class WiresharkPluginTest {

  /** Frames that may differ, for the reasons that docs/wireshark.md gives. */
  private static final Map<String, Integer> DIFFERENT =
      Map.of("15-browser-websocket.pcap", 40, "17-tcp-torture.pcap", 140);

  /** Has keys inside, is not of Ethernet, or ends in the middle of a record. */
  private static final List<String> ALONE =
      List.of("tls-with-keys.pcapng", "20-linux-cooked.pcap", "25-file-cut-short.pcap");

  /** Tens of thousands of frames more of what others have. */
  private static final List<String> LARGE =
      List.of("18-many-sessions.pcap", "28-reconnect-storm.pcap");

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
  void everyFieldHasTheSameValuesInEveryFrame(@TempDir Path folder) throws Exception {
    List<FieldInfo> fields = PluginFields.compared();
    assertTrue(fields.size() > 400, "fields compared: " + fields.size());
    List<List<Path>> halves = List.of(new ArrayList<>(), new ArrayList<>());
    List<Path> files = new ArrayList<>();
    for (Path capture : captures()) {
      String name = capture.getFileName().toString();
      if (DIFFERENT.containsKey(name) || ALONE.contains(name)) {
        files.add(capture);
      } else {
        boolean first = halves.get(0).size() <= halves.get(1).size();
        halves.get(first ? 0 : 1).add(capture);
      }
    }
    for (List<Path> half : halves) {
      Path merged = folder.resolve("merged" + files.size() + ".pcap");
      merge(half, merged, Optional.empty());
      files.add(merged);
    }
    int compared = files.parallelStream().mapToInt(file -> compare(file, fields)).sum();
    assertTrue(compared > 2000, "frames compared: " + compared);
  }

  /** Returns how many frames are the same. */
  private static int compare(Path capture, List<FieldInfo> fields) {
    Map<Long, List<String>> ours = PluginFields.byUs(capture, fields);
    Map<Long, List<String>> theirs = PluginFields.byPlugin(capture, fields);
    TreeSet<Long> frames = new TreeSet<>(ours.keySet());
    frames.addAll(theirs.keySet());
    int allowed = DIFFERENT.getOrDefault(capture.getFileName().toString(), 0);
    int same = 0;
    for (long frame : frames) {
      List<String> expected = ours.getOrDefault(frame, List.of());
      List<String> found = theirs.getOrDefault(frame, List.of());
      if (expected.equals(found)) {
        same++;
      } else if (--allowed < 0) {
        assertEquals(expected, found, capture.getFileName() + " frame " + frame);
      }
    }
    return same;
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

  /** All samples damaged, one behind the other in one file: tshark takes long to start. */
  @Test
  void damagedCapturesMakeNoErrorOfLua(@TempDir Path folder) throws Exception {
    Path damaged = folder.resolve("damaged.pcap");
    List<Path> samples = SampleFiles.captures();
    assertTrue(samples.size() >= 19, samples + "");
    int frames = merge(samples, damaged, Optional.of(new Random(5)));
    List<String> arguments = new ArrayList<>(PluginFields.load());
    arguments.addAll(List.of("-2", "-V"));
    List<String> lines = PluginFields.run(damaged, arguments);
    assertEquals(frames, lines.stream().filter(line -> line.matches("Frame \\d+: .*")).count());
    assertTrue(lines.stream().anyMatch(line -> line.contains("Malformed")));
  }

  /** Returns how many frames the file has. */
  private static int merge(List<Path> captures, Path file, Optional<Random> damage)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      MergedFrames merged = new MergedFrames(out, damage);
      captures.forEach(merged::add);
      return merged.frames();
    }
  }
}
