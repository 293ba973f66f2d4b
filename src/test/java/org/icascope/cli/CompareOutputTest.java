package org.icascope.cli;

import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.TwoPoints;
import org.icascope.testkit.TwoPoints.Seen;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What {@code icascope compare} prints, and its complaints. */
class CompareOutputTest extends ComparedCaptures {

  @Test
  void wrongUseIsSaidInOneLine() throws IOException {
    session();
    String file = write("a.pcap", near());
    String copy = write("copy.pcap", near());
    assertTrue(complaint("compare", file, file).contains("both are the same file"));
    assertTrue(complaint("compare", file, copy).contains("both hold the same recording"));
    assertTrue(complaint("compare", file).contains("no session was seen twice (1 in all)"));
    assertTrue(complaint("compare", file, copy, file).contains("one capture or two"));
    assertTrue(complaint("compare", file, "-").contains("standard input cannot be read twice"));
  }

  @Test
  void helpPromisesNothingThatIsRefused() {
    String compare = String.join(" ", CommandForTests.lines("compare", "--help"));
    assertFalse(compare.contains("standard input"), compare);
    assertFalse(compare.contains("Show user"), compare);
    String inventory = String.join(" ", CommandForTests.lines("inventory", "--help"));
    assertTrue(inventory.contains("standard input"), inventory);
    assertFalse(inventory.contains("Show user"), inventory);
  }

  @Test
  void whereThereIsNoDisplayFilterTheWayRoundItIsTold() {
    for (String command : List.of("compare", "inventory")) {
      String said = complaint(command, "-Y", "cgp", "samples/clean-session.pcap");
      assertTrue(said.contains("-Y; this command looks at whole captures"), said);
    }
  }

  /** The call was right: nothing is said of how to call. */
  @Test
  void capturesWithoutAnythingInCommonAreNoWrongCall() throws IOException {
    session();
    String file = write("a.pcap", near());
    String alone = complaint("compare", file);
    assertFalse(alone.contains("Usage:"), alone);
    String other = write("b.pcap", TwoPoints.clock(otherSession(), t -> t));
    String nothing = complaint("compare", file, other);
    assertTrue(nothing.contains("nothing in common"), nothing);
    assertTrue(nothing.contains("--all-flows"), nothing);
    assertFalse(nothing.contains("Usage:"), nothing);
    assertFalse(complaint("compare", "--all-flows", file, other).contains("--all-flows"), nothing);
  }

  private static List<Seen> otherSession() {
    Scenario other = new Scenario("other");
    other.cgpSession("10.1.1.9:50009", "10.10.5.77:2598", 9).connect().run(20).finish();
    return TwoPoints.of(other.frames());
  }

  @Test
  void partsOfOneRecordingBelongIntoAFolder() throws IOException {
    session();
    List<Seen> all = near();
    String first = write("a.pcap", all.subList(0, all.size() / 2));
    String second = write("b.pcap", all.subList(all.size() / 2, all.size()));
    String said = complaint("compare", first, second);
    assertTrue(said.contains("the times of both captures do not overlap"), said);
    assertTrue(said.contains("put them into a folder"), said);
  }

  private List<String> shifted(String sample, String... options) throws IOException {
    List<Seen> frames = TwoPoints.of(scenario.frames());
    String a = write("a.pcap", frames);
    String b = write(sample, TwoPoints.clock(frames, t -> t + 3_600_000_000L));
    String[] arguments =
        Stream.of(Stream.of("compare"), Stream.of(options), Stream.of(a, b))
            .flatMap(each -> each)
            .toArray(String[]::new);
    return CommandForTests.lines(arguments);
  }

  @Test
  void timesAreToldInTheZoneOfTheReader() throws IOException {
    scenario
        .cgpSession(CLIENT, SERVER, 1)
        .connect()
        .run(20)
        .breakByReset(SERVER_TO_CLIENT)
        .idle(2)
        .resume(50002)
        .run(5)
        .finish();
    String berlin = String.join(" ", shifted("b.pcap", "--tz", "Europe/Berlin"));
    assertTrue(berlin.contains(" at 10:30:"), berlin);
    assertTrue(berlin.contains(" CET"), berlin);
    assertTrue(berlin.contains("60 min (3,600,000.0 ms) ahead"), berlin);
  }

  /** Twenty clients are refused one after the other: one line, behind the break. */
  @Test
  void refusalsArePutTogetherBehindWhatBroke() throws IOException {
    for (int i = 0; i < 20; i++) {
      ScenarioCapture.tcp(scenario, 1 + i, "10.1.1.7:" + (50100 + i), SERVER).connectRefused();
    }
    scenario
        .cgpSession(CLIENT, SERVER, 40)
        .connect()
        .run(20)
        .breakByReset(SERVER_TO_CLIENT)
        .idle(2)
        .resume(50002)
        .run(5)
        .finish();
    List<String> resets =
        shifted("b.pcap", "--tz", "UTC").stream().filter(l -> l.startsWith("Reset:")).toList();
    assertEquals(2, resets.size(), resets::toString);
    assertTrue(resets.get(0).startsWith("Reset: s1, " + CLIENT), resets.get(0));
    assertTrue(
        resets
            .get(1)
            .startsWith("Reset: 20 connections to " + SERVER + " from 09:30:01 to 09:30:20"),
        resets.get(1));
  }

  /** The old server side resets a connection that fell silent, long after the resume. */
  @Test
  void aResetAfterTheResumeOnlyCleansUp() throws IOException {
    Path copy = folder.resolve("copy.pcapng");
    CommandForTests.run(
        "export",
        "-Y",
        "frame.number != 100",
        "-w",
        copy.toString(),
        "samples/roaming-reconnect.pcapng");
    List<String> lines =
        CommandForTests.lines("compare", "samples/roaming-reconnect.pcapng", copy.toString());
    String all = String.join(" ", lines).replaceAll(" +", " ");
    assertTrue(all.contains("after the session went on over another connection"), all);
    JsonNode document = json("samples/roaming-reconnect.pcapng", copy.toString());
    assertTrue(document.toString().contains("\"kind\":\"after-resume\""), document::toString);
  }

  @Test
  void whatIsNotComparedIsCounted() throws IOException {
    Path copy = folder.resolve("copy.pcap");
    CommandForTests.run(
        "export", "-Y", "frame.number != 100", "-w", copy.toString(), "samples/tls-reconnect.pcap");
    String all =
        String.join(
            " ", CommandForTests.lines("compare", "samples/tls-reconnect.pcap", copy.toString()));
    assertTrue(all.contains("2 of 8 TCP connections of the client side"), all);
  }

  @Test
  void noLineIsWiderThanTheScreen() throws IOException {
    session();
    CommandForTests.lines("compare", write("a.pcap", near()), write("b.pcap", far(near())))
        .forEach(line -> assertTrue(line.length() <= 100, line));
  }

  /** Three users: the way to the server dies for one, something resets another, one is apart. */
  private List<String> story() throws IOException {
    scenario
        .cgpSession("10.1.1.7:50001", SERVER, 1)
        .connect()
        .runUntil(30)
        .breakBySilence()
        .idle(4)
        .resume(50002)
        .run(20)
        .finish();
    scenario
        .cgpSession("10.1.1.8:50011", SERVER, 2)
        .connect()
        .run(25)
        .breakByReset(SERVER_TO_CLIENT)
        .idle(2)
        .resume(50012)
        .run(30)
        .finish();
    scenario.cgpSession("10.1.1.9:50021", "10.10.5.44:2598", 3).connect().run(20).finish();
    List<Seen> near = near();
    long acknowledged = // what the server has of the first connection
        near.stream()
            .filter(f -> f.destination().equals(CLIENT))
            .mapToLong(Seen::acknowledgement)
            .max()
            .orElseThrow();
    Predicate<Seen> lost =
        f ->
            f.source().equals(CLIENT) && f.sequence() + f.payload() > acknowledged
                || f.destination().equals("10.1.1.8:50011") && f.isReset()
                || (f.source() + f.destination()).contains("10.10.5.44");
    String a = write("client.pcap", near());
    String b = write("server.pcap", far(TwoPoints.without(near(), lost)));
    return CommandForTests.lines("compare", "--tz", "UTC", a, b).stream()
        .map(line -> line.replace(folder + "/", ""))
        .toList();
  }

  /** Three segments are dropped and one RST is seen after the session went on (the story). */
  @Test
  void lossesAndLateResetsAreToldInWords() throws IOException {
    String out = String.join("\n", story());
    assertTrue(out.contains("(up): 3 of 347 TCP segments lost between the recorders"), out);
    assertTrue(out.contains("(down): 0 of 326 TCP segments lost between the recorders."), out);
    assertTrue(
        out.contains(
            "10.1.1.7:50001 > 10.10.5.31:2598 at 09:30:44 UTC, after the session went on over"
                + " another\n  connection: sent by the server, or something on its side of both"),
        out);
  }

  @Test
  void everyFieldIsOnThePage() throws IOException {
    lossy(1);
    List<Seen> near = near();
    Set<Seen> lost = firstCopies(near);
    JsonNode document = compared(near, far(TwoPoints.without(near, lost::contains)), "--all-flows");
    Set<String> fields = new TreeSet<>();
    collect(document, fields);
    String pages =
        Files.readString(Path.of("docs/compare.md")) + Files.readString(Path.of("docs/json.md"));
    fields.removeIf(field -> pages.matches("(?s).*`[^`]*\\b" + field + "\\b[^`]*`.*"));
    assertEquals(Set.of(), fields);
  }

  private static void collect(JsonNode node, Set<String> fields) {
    node.propertyNames().forEach(fields::add);
    node.forEach(child -> collect(child, fields));
  }
}
