package org.icascope.view.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.icascope.cli.CommandForTests;
import org.icascope.flow.Tshark;
import org.junit.jupiter.api.Test;

/**
 * One question, three ways to answer it: where a client asks to resume, with what ticket, from
 * which message on, and where that message comes again. The generator of the sample knows: frame
 * 386, a ticket of 16 bytes, message 102, which is the first of frame 389.
 */
class ThreeWaysTest {

  private static final String SAMPLE = "samples/roaming-reconnect.pcapng";

  private static final List<String> RESUME =
      List.of(
          "-T",
          "fields",
          "-e",
          "frame.number",
          "-e",
          "cgp.session_reliability.len_ticket",
          "-e",
          "cgp.session_reliability.next_message");

  private static final List<String> REPLAYED =
      List.of(
          "-Y",
          "icascope.replayed",
          "-T",
          "fields",
          "-E",
          "occurrence=f",
          "-e",
          "frame.number",
          "-e",
          "icascope.message");

  private static List<String> and(List<String> options, String... more) {
    List<String> all = new ArrayList<>(options);
    all.addAll(List.of(more));
    return all;
  }

  private static String packets(List<String> options) {
    List<String> all = new ArrayList<>(List.of("packets"));
    all.addAll(options);
    return run(all.toArray(String[]::new));
  }

  private static String run(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add(SAMPLE);
    CommandForTests.Result result = CommandForTests.run(all);
    assertEquals("", result.err());
    assertEquals(0, result.exitCode());
    return result.out();
  }

  private static List<String> inTree(String tree, String... beginnings) {
    return tree.lines()
        .map(line -> line.replaceFirst("^[0-9a-f+]*\\s*", ""))
        .filter(line -> List.of(beginnings).stream().anyMatch(line::startsWith))
        .toList();
  }

  @Test
  void inTheTree() {
    assertEquals(
        List.of("Next message: 102", "Flags: resume (0x01)", "Ticket length: 16"),
        inTree(run("show", "-n", "386"), "Next message", "Flags: resume", "Ticket length"));
    assertEquals(List.of(), inTree(run("show", "-n", "1-388"), "[Replayed"));
    List<String> again = inTree(run("show", "-n", "389"), "[Message number", "[Replayed");
    assertEquals("[Message number: 102]", again.get(0));
    assertEquals("[Replayed", again.get(1).substring(0, 9));
  }

  @Test
  void withAFilter() {
    String resumed = "cgp.command == BIND_REQUEST && cgp.session_reliability.flags == 1";
    assertEquals("386\t16\t102\n", packets(and(RESUME, "-Y", resumed)));
    assertEquals("389\t102\n", packets(and(REPLAYED, "-c", "1")));
  }

  @Test
  void inWireshark() throws IOException {
    Tshark.assumeInstalled();
    String resumed = "cgp.command == 1 && cgp.session_reliability.flags == 1";
    assertEquals(List.of("386\t16\t102"), tshark(and(RESUME, "-Y", resumed)));
    assertEquals("389\t102", tshark(REPLAYED).get(0));
  }

  private static List<String> tshark(List<String> options) throws IOException {
    List<String> all = new ArrayList<>(PluginFields.load());
    all.addAll(options);
    return PluginFields.run(Path.of(SAMPLE), all);
  }
}
