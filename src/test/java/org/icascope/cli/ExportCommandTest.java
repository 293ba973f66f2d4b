package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.Frame;
import org.icascope.testkit.network.NstraceWriter;
import org.icascope.testkit.network.NstraceWriter.About;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code export} writes, as Wireshark's own programs read it. */
class ExportCommandTest {

  private static final String ROAMING = "samples/roaming-reconnect.pcapng";
  private static final String OUTAGE = "samples/server-outage.pcapng";

  @TempDir Path folder;

  private Path export(String... arguments) {
    Path out = folder.resolve("out.pcapng");
    List<String> all = new ArrayList<>(List.of("export", "--force", "-w", out.toString()));
    all.addAll(List.of(arguments));
    var result = CommandForTests.run(all.toArray(String[]::new));
    assertEquals(0, result.exitCode(), result.err());
    return out;
  }

  /** Skips the test where Wireshark's programs are not installed. */
  private static List<String> tool(String... command) throws IOException {
    try {
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().toList();
    } catch (IOException e) {
      assumeTrue(false, "skipped: " + command[0] + " is not installed");
      throw e;
    }
  }

  private static List<String> fields(Path file, String filter, String... fields)
      throws IOException {
    List<String> command =
        new ArrayList<>(List.of("tshark", "-n", "-r", file.toString(), "-T", "fields"));
    command.addAll(List.of("-E", "occurrence=a"));
    if (!filter.isEmpty()) {
      command.addAll(List.of("-Y", filter));
    }
    Stream.of(fields).forEach(field -> command.addAll(List.of("-e", field)));
    return tool(command.toArray(String[]::new));
  }

  @Test
  void allFramesKeepTimeLengthsInterfaceAndBytes() throws IOException {
    String[] same = {
      "frame.time_epoch",
      "frame.len",
      "frame.cap_len",
      "frame.interface_name",
      "eth.src",
      "tcp.payload"
    };
    assertEquals(fields(Path.of(ROAMING), "", same), fields(export(ROAMING), "", same));
  }

  @Test
  void aNetScalerTraceBecomesPcapngWithItsNumbersAsComments() throws IOException {
    NstraceWriter writer = new NstraceWriter("3.5").signature();
    writer.packet35(About.in(0x1000), 1_772_443_800_000_000_001L, new byte[60]);
    writer.packet35(About.out(0x1000).linked(0x1003), 1_772_443_801_000_000_002L, new byte[90]);
    Path trace = Files.write(folder.resolve("trace.cap"), writer.fill().bytes());
    String[] fields = {
      "frame.time_epoch", "frame.len", "frame.packet_flags_direction", "frame.comment"
    };
    String first = "NetScaler: NEW_RX, NIC 1, PcbDevNo 0x1000, linked 0x0, VLAN 1, core 0";
    String second = "NetScaler: TXB, NIC 1, PcbDevNo 0x1000, linked 0x1003, VLAN 1, core 0";
    assertEquals(
        List.of(
            "1772443800.000000001\t60\t0x00000001\t" + first,
            "1772443801.000000002\t90\t0x00000002\t" + second),
        fields(export(trace.toString()), "", fields));
    assertEquals(
        List.of("0x00000001\t", "0x00000002\t"),
        fields(export("--unmodified", trace.toString()), "", fields[2], fields[3]));
  }

  @Test
  void theFramesOfASessionAreThoseOfItsFlows() throws IOException {
    // both flows of the session, by the ports that samples/README.md names
    String filter = "tcp.port==54120 || tcp.port==61022";
    List<String> expected = fields(Path.of(ROAMING), filter, "frame.time_epoch");
    assertEquals(expected, fields(export(ROAMING, "--session", "s1"), "", "frame.time_epoch"));
    assertEquals(
        fields(Path.of(ROAMING), "tcp.port==61022", "frame.time_epoch"),
        fields(export(ROAMING, "--flow", "f2"), "", "frame.time_epoch"));
  }

  @Test
  void eventsAreCommentsOnTheirFrames() throws IOException {
    List<String> comments = fields(export(ROAMING), "frame.comment", "frame.comment");
    assertEquals(
        1,
        comments.stream()
            .filter(c -> c.contains("s1 cgp.reconnect: resumed from 192.168.77.132:61022"))
            .count());
    assertEquals(2, comments.stream().filter(c -> c.contains("s1 cgp.replay: ")).count());
    assertTrue(
        comments.stream().anyMatch(c -> c.contains("icascope finding session-resumed (notice)")));
    assertEquals(
        List.of(), fields(export(ROAMING, "--unmodified"), "frame.comment", "frame.number"));
  }

  @Test
  void theNumberOfFramesAndCommentsIsTold() throws IOException {
    Path out = folder.resolve("told.pcapng");
    var result = CommandForTests.run("export", ROAMING, "--session", "s1", "-w", out.toString());
    long comments =
        fields(out, "frame.comment", "frame.comment").stream()
            .mapToLong(line -> line.split("icascope ", -1).length - 1)
            .sum();
    long frames = fields(out, "", "frame.number").size();
    assertEquals("icascope: %d frames, %d comments\n".formatted(frames, comments), result.err());
  }

  @Test
  void severalFilesBecomeOneWithTheirInterfaces() throws IOException {
    Path out = export("samples/clean-session.pcap", ROAMING, OUTAGE);
    List<String> told = tool("capinfos", out.toString());
    assertTrue(told.contains("Number of interfaces in file: 3"), told.toString());
    long frames = 0;
    for (String each : List.of("samples/clean-session.pcap", ROAMING, OUTAGE)) {
      frames += fields(Path.of(each), "", "frame.number").size();
    }
    assertEquals(frames, fields(out, "", "frame.number").size());
    assertTrue(
        told.stream().anyMatch(l -> l.startsWith("Strict time order") && l.endsWith("True")));
  }

  @Test
  void decryptionSecretsStayUnlessStripped() throws IOException {
    String keys = "samples/tls-with-keys.pcapng";
    var before = CommandForTests.run("analyze", "--format", "csv", keys).out();
    assertEquals(
        before.replaceAll("tls-with-keys", ""),
        CommandForTests.run("analyze", "--format", "csv", export(keys).toString())
            .out()
            .replaceAll("out\\.pcapng", ".pcapng"));
    String stripped =
        Files.readString(export(keys, "--strip-payload"), StandardCharsets.ISO_8859_1);
    assertFalse(stripped.contains("CLIENT_"));
    assertFalse(stripped.contains("mirror"), "the name of the interface");
  }

  @Test
  void checksumsOfStrippedFramesAreRight() throws IOException {
    Path out = export(ROAMING, "--strip-payload");
    List<String> wrong =
        tool(
            "tshark",
            "-n",
            "-r",
            out.toString(),
            "-o",
            "tcp.check_checksum:TRUE",
            "-Y",
            "tcp.checksum.status==0",
            "-T",
            "fields",
            "-e",
            "frame.number");
    assertEquals(List.of(), wrong);
  }

  @Test
  void aTimeChoosesFramesWithinIt() throws IOException {
    Path out = export(ROAMING, "--tz", "UTC", "--from", "09:30:10", "--to", "09:30:20");
    assertEquals(
        fields(
            Path.of(ROAMING),
            "frame.time_epoch >= 1772443810 && frame.time_epoch <= 1772443820",
            "frame.time_epoch"),
        fields(out, "", "frame.time_epoch"));
  }

  @Test
  void anInputIsNeverOverwrittenNotEvenThroughALink() throws IOException {
    Path copy = Files.copy(Path.of(ROAMING), folder.resolve("a.pcapng"));
    byte[] before = Files.readAllBytes(copy);
    Path link = Files.createSymbolicLink(folder.resolve("link.pcapng"), copy);
    Path hard = Files.createLink(folder.resolve("hard.pcapng"), copy);
    for (Path name : List.of(copy, link, hard)) {
      var result = CommandForTests.run("export", "--force", copy.toString(), "-w", name.toString());
      assertEquals(2, result.exitCode());
      assertTrue(result.err().contains("is an input file"), result.err());
    }
    var inFolder =
        CommandForTests.run("export", "--force", folder.toString(), "-w", copy.toString());
    assertEquals(2, inFolder.exitCode(), inFolder.err());
    assertArrayEquals(before, Files.readAllBytes(copy));
  }

  @Test
  void anExistingFileNeedsForce() throws IOException {
    Path out = Files.writeString(folder.resolve("old.pcapng"), "old");
    var result = CommandForTests.run("export", ROAMING, "-w", out.toString());
    assertEquals(2, result.exitCode());
    assertTrue(result.err().contains("--force replaces it"), result.err());
    assertEquals("old", Files.readString(out));
  }

  @Test
  void whatCannotBeReadTwiceIsRefusedInOneLine() {
    var result = CommandForTests.run("export", "-", "-w", folder.resolve("x").toString());
    assertEquals(2, result.exitCode());
    assertTrue(
        result.err().startsWith("icascope: FILE: standard input cannot be read twice"),
        result.err());
  }

  @Test
  void aSessionThatDoesNotExistIsToldAndLeavesNoFile() throws IOException {
    var result =
        CommandForTests.run(
            "export", ROAMING, "--session", "s9", "-w", folder.resolve("x").toString());
    assertEquals(2, result.exitCode());
    assertTrue(result.err().contains("there is no s9: the only session is s1"), result.err());
    var flow =
        CommandForTests.run(
            "export", ROAMING, "--flow", "f9", "-w", folder.resolve("x").toString());
    assertTrue(flow.err().contains("there is no f9: the flows are f1 to f2"), flow.err());
    try (Stream<Path> left = Files.list(folder)) {
      assertEquals(0, left.count());
    }
  }

  @Test
  void aFullDiskIsOneLineAndLeavesNoHalfFile() throws IOException {
    assumeTrue(Files.exists(Path.of("/dev/full")), "skipped: there is no /dev/full");
    var result = CommandForTests.run("export", ROAMING, "-w", "/dev/full");
    assertEquals(1, result.exitCode());
    assertTrue(result.err().startsWith("icascope: cannot write /dev/full: "), result.err());
    var missing =
        CommandForTests.run("export", ROAMING, "-w", folder.resolve("no/such").toString());
    assertEquals(1, missing.exitCode());
    assertTrue(missing.err().contains("no such folder"), missing.err());
  }

  @Test
  void blankedFramesAreCountedInTheSectionAndOnStandardError() throws IOException {
    Path out = folder.resolve("told.pcapng");
    var result = CommandForTests.run("export", "--strip-payload", ROAMING, "-w", out.toString());
    // counted here: frames whose bytes differ from those of the source
    List<Frame> before = frames(Path.of(ROAMING));
    List<Frame> after = frames(out);
    long changed = 0;
    for (int i = 0; i < before.size(); i++) {
      byte[] a = Arrays.copyOf(before.get(i).bytes(), before.get(i).capturedLength());
      byte[] b = Arrays.copyOf(after.get(i).bytes(), after.get(i).capturedLength());
      changed += Arrays.equals(a, b) ? 0 : 1;
    }
    String told = "blanked: payload of " + changed + " frames";
    assertTrue(result.err().contains(told), result.err());
    assertTrue(Files.readString(out, StandardCharsets.ISO_8859_1).contains(told));
  }

  private static List<Frame> frames(Path file) throws IOException {
    List<Frame> frames = new ArrayList<>();
    try (CaptureSet input =
        CaptureSet.open(List.of(file.toString()), InputStream.nullInputStream(), false)) {
      Frame frame = new Frame();
      while (input.next(frame)) {
        frames.add(frame.copy());
      }
    }
    return frames;
  }
}
