package org.icascope.capture.live;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.icascope.cli.CommandForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The whole command as a process of its own. Where this machine lets us make a network namespace, a
 * sample is sent through a pair of interfaces in it and captured at the other end.
 */
class LiveCaptureTest {

  private static final Path SAMPLE = Path.of("samples/roaming-reconnect.pcapng");

  /** Of capinfos and of the generator. */
  private static final int FRAMES = 603;

  @TempDir Path folder;

  private static List<String> java(String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path")));
    command.addAll(List.of(arguments));
    return command;
  }

  private Process start(String name, List<String> command) throws IOException {
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve(name + ".out").toFile())
        .redirectError(folder.resolve(name + ".err").toFile())
        .start();
  }

  private int finish(Process process) throws InterruptedException {
    boolean ended = process.waitFor(40, TimeUnit.SECONDS);
    process.destroyForcibly();
    assertTrue(ended, "it does not end");
    return process.exitValue();
  }

  private String text(String name) throws IOException {
    return Files.readString(folder.resolve(name));
  }

  /** All in a namespace that ends with the shell; needs the rights of root. */
  private static List<String> inNamespace(String script, List<String> command) {
    List<String> all = new ArrayList<>(List.of("unshare", "-n", "sh", "-c", script, "sh"));
    all.addAll(command);
    return all;
  }

  private static final String VETH =
      "ip link add va type veth peer name vb && ip link set va mtu 9000 up && ip link set vb mtu"
          + " 9000 up";

  @Test
  void whatIsCapturedLiveIsWhatTheFileTells() throws Exception {
    NativeTools.assumeLibpcap();
    NativeTools.assumeInstalled("unshare");
    NativeTools.assumeInstalled("ip");
    boolean allowed = finish(start("probe", inNamespace(VETH, List.of()))) == 0;
    assumeTrue(allowed, "skipped: no right to make a network namespace with interfaces");
    Path written = folder.resolve("live.pcapng");
    // the capture runs first; its header in the file says that it listens
    String script =
        VETH
            + " && w=$1 && shift && { \"$@\" & } && n=0 && while [ ! -s \"$w\" ] && [ $n -lt 100 ];"
            + " do sleep 0.1; n=$((n+1)); done && "
            + String.join(
                " ", java("-version").stream().limit(4).map(word -> "'" + word + "'").toList())
            + " org.icascope.capture.live.Replayer "
            + SAMPLE
            + " va 30; wait $!";
    List<String> arguments = new ArrayList<>(List.of(written.toString()));
    arguments.addAll(
        java(
            "org.icascope.cli.Main",
            "capture",
            "-i",
            "vb",
            "-f",
            "tcp",
            "-c",
            String.valueOf(FRAMES),
            "-a",
            "duration:25",
            "-w",
            written.toString(),
            "--analyze",
            "--tz",
            "UTC"));
    int exitCode = finish(start("live", inNamespace(script, arguments)));
    assertEquals(0, exitCode, text("live.err"));
    String err = text("live.err");
    assertTrue(err.contains("Packets captured: " + FRAMES + "\n"), err);
    assertTrue(err.contains("interface 'vb': 603/0 (pcap:0/"), err);
    assertEquals(typesAndFrames(SAMPLE), typesAndFrames(written));
    assertEquals(6, typesAndFrames(written).size());
    String out = text("live.out");
    for (String words :
        List.of(
            "192.168.20.47:54120 and 10.10.5.12:2598 agreed on a session",
            "  suspended: nothing new got through any more; last packet of the client ",
            "resumed from 192.168.77.132:61022 (attempt 1, ",
            "  the session was closed in an orderly way",
            "Read interface vb: 603 frames")) {
      assertEquals(1, out.lines().limit(9).filter(line -> line.contains(words)).count(), out);
    }
    if (!NativeTools.output(List.of("capinfos", "-v")).isEmpty()) {
      String told = NativeTools.output(List.of("capinfos", written.toString()));
      assertTrue(told.contains("Number of packets:   603"), told);
      assertTrue(told.contains("Filter string = tcp"), told);
    }
  }

  /** Events with the frames they are tied to: all that does not depend on the time. */
  private static List<String> typesAndFrames(Path file) {
    String lines =
        CommandForTests.run(
                InputStream.nullInputStream(),
                List.of("analyze", "--format", "ndjson", file.toString()))
            .out();
    return Stream.of(lines.split("\n"))
        .filter(line -> line.contains("\"recordType\":\"event\""))
        .map(line -> line.replaceAll(".*\"type\":\"([^\"]*)\".*?\"frame\":(\\d+).*", "$1 $2"))
        .toList();
  }

  @Test
  void withoutLibpcapCaptureSaysWhichPackageHasIt() throws Exception {
    List<String> command = java("-Dorg.pcap4j.core.pcapLibName=/there/is/none");
    command.addAll(List.of("org.icascope.cli.Main", "capture", "-D"));
    assertEquals(1, finish(start("list", command)));
    assertEquals("", text("list.out"));
    String err = ofOurs(text("list.err"));
    assertTrue(err.startsWith("icascope: listing interfaces needs libpcap"), err);
    assertTrue(err.contains("libpcap0.8 (Debian"), err);
    assertEquals(1, err.lines().count(), err);
  }

  /**
   * Newer JVMs remark on native access, with an empty line, where the program is not started from
   * its jar.
   */
  private static String ofOurs(String err) {
    return err.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("WARNING: "))
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void withoutLibpcapEverythingElseWorksAndFilterSaysIt() throws Exception {
    List<String> analyze = java("-Dorg.pcap4j.core.pcapLibName=/there/is/none");
    analyze.addAll(List.of("org.icascope.cli.Main", "analyze", SAMPLE.toString()));
    assertEquals(0, finish(start("plain", analyze)), text("plain.err"));
    analyze.addAll(List.of("-f", "tcp"));
    assertEquals(2, finish(start("filtered", analyze)));
    assertTrue(text("filtered.err").contains("needs libpcap, which was not found"));
  }

  @Test
  void analyzingAFileLoadsNothingOfPcap4j() throws Exception {
    List<String> command = java("-Xlog:class+load", "org.icascope.cli.Main", "analyze");
    command.add(SAMPLE.toString());
    assertEquals(0, finish(start("classes", command)));
    String loaded = text("classes.out");
    assertTrue(loaded.contains("org.icascope.app.CaptureAnalysis"), "class loading is not logged");
    assertEquals(
        List.of(),
        loaded.lines().filter(l -> l.contains("org.pcap4j") || l.contains("com.sun.jna")).toList());
  }
}
