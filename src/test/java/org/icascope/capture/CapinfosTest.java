package org.icascope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Numbers of frames of real captures against Wireshark's capinfos, where it is installed. */
class CapinfosTest {

  /** Variants of pcap that share its magic; they are not read yet. */
  private static final List<String> VARIANTS = List.of("nokiapcap", "rh6_1pcap", "suse6_3pcap");

  @Test
  void theNumberOfFramesIsThatOfCapinfos() throws IOException, InterruptedException {
    List<Path> files = new ArrayList<>(TestCaptures.list("real/tcp", "pcap", "pcapng", ".gz"));
    files.addAll(TestCaptures.list("real/format", "pcap", "pcapng", ".2", ".gz"));
    files.addAll(TestCaptures.list("real/format/pcapng-all-blocks", "pcapng"));
    files.addAll(TestCaptures.list("real/citrix", "pcap"));
    files.removeIf(file -> VARIANTS.stream().anyMatch(file.toString()::contains));
    assumeTrue(!files.isEmpty(), "skipped: no real captures here");
    TreeMap<String, String> expected = capinfos(files);
    TreeMap<String, String> actual = new TreeMap<>();
    for (Path file : files) {
      try (CaptureSet set = TestCaptures.open(file)) {
        String frames = Long.toString(TestCaptures.drain(set));
        if (expected.containsKey(file.toString())) { // it leaves out files that end in an error
          actual.put(file.toString(), frames);
        }
      }
    }
    assertEquals(expected, actual);
  }

  /** One run for all files: a table of name and number. */
  private static TreeMap<String, String> capinfos(List<Path> files)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("capinfos", "-T", "-r", "-c", "-M"));
    files.forEach(file -> command.add(file.toString()));
    Process process = start(command);
    String table = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    TreeMap<String, String> frames = new TreeMap<>();
    for (String row : table.lines().toList()) {
      String[] cells = row.split("\t");
      frames.put(cells[0], cells[1]);
    }
    return frames;
  }

  private static Process start(List<String> command) {
    try {
      return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    } catch (IOException e) {
      return assumeInstalled();
    }
  }

  private static Process assumeInstalled() {
    assumeTrue(false, "skipped: capinfos is not installed");
    throw new IllegalStateException();
  }
}
