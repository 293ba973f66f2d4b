package org.icascope.cli;

import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
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
    return CommandForTests.lines("compare", a, b).stream()
        .map(line -> line.replace(folder + "/", ""))
        .toList();
  }

  @Test
  void thePageShowsWhatComesOut() throws IOException {
    String page = Files.readString(Path.of("docs/compare.md"));
    String shown = page.substring(page.indexOf("```text\n") + 8);
    assertEquals(shown.substring(0, shown.indexOf("\n```")), String.join("\n", story()));
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
