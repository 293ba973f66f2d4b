package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.icascope.ports.PortCatalogue;
import org.icascope.report.text.PortsText;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code icascope ports}. */
class PortsCommandTest {

  private static CommandForTests.Result failing(int exitCode, String... arguments) {
    CommandForTests.Result result = CommandForTests.run(arguments);
    assertEquals(exitCode, result.exitCode());
    return result;
  }

  @Test
  void rowsStandUnderTheirProduct() {
    List<String> lines = CommandForTests.lines("ports", "8286", "wem");
    assertEquals("Workspace Environment Management", lines.get(0));
    assertEquals(
        "  8286        tcp     WEM agent -> WEM infrastructure service: agent service port",
        lines.get(1));
    assertEquals(2, lines.size());
  }

  @Test
  void wordsInQuotesAreSeveralWords() {
    assertEquals(
        CommandForTests.lines("ports", "license", "wem"),
        CommandForTests.lines("ports", "license wem"));
  }

  @Test
  void withoutAWordTheWholeCatalogueIsListed() {
    long rows =
        CommandForTests.lines("ports").stream().filter(line -> line.matches("  [\\d-].*")).count();
    assertEquals(PortCatalogue.standard().all().size(), rows);
  }

  @Test
  void theSameAsJson() {
    JsonNode ports =
        new JsonMapper()
            .readTree(CommandForTests.run("ports", "--format", "json", "7279", "wem").out())
            .get("ports");
    assertEquals(1, ports.size());
    JsonNode row = ports.get(0);
    assertEquals("license server", row.get("role").asString());
    assertEquals(7279, row.get("ports").get(0).get("first").asInt());
    assertEquals(7279, row.get("ports").get(0).get("last").asInt());
    assertEquals("WEM infrastructure service", row.get("from").asString());
    assertEquals("Citrix Ports and Commands", row.get("source").asString());
  }

  @Test
  void whatFitsNothingIsOneLineWithAHint() {
    assertEquals(
        "icascope: no port fits lisense; did you mean license?",
        failing(1, "ports", "lisense").err().strip());
    assertEquals(
        "icascope: no port fits 900; the nearest port is 808",
        failing(1, "ports", "900").err().strip());
    assertEquals(
        "icascope: no port fits framehawk license; each of the words fits something, but not all at"
            + " once",
        failing(1, "ports", "framehawk", "license").err().strip());
    assertTrue(
        failing(2, "ports", "70000").err().startsWith("icascope: TEXT|NUMBER: 70000 is no port"));
  }

  private static long rows(String... words) {
    String[] arguments =
        java.util.stream.Stream.concat(
                java.util.stream.Stream.of("ports"), java.util.Arrays.stream(words))
            .toArray(String[]::new);
    return CommandForTests.lines(arguments).stream().filter(l -> l.matches("  [\\d-].*")).count();
  }

  @Test
  void whatPeopleCallAHostFindsIt() {
    assertEquals(rows("virtual delivery agent"), rows("VDA"));
    assertTrue(rows("ddc") > 10);
    assertTrue(
        CommandForTests.lines("ports", "DDC").stream().noneMatch(l -> l.contains("LDAP")),
        "a domain controller is none");
    assertEquals(rows("provisioning"), rows("PVS"));
    assertTrue(rows("ADC") >= 20);
    CommandForTests.lines("ports", "STA").forEach(l -> assertTrue(!l.contains("instances"), l));
  }

  @Test
  void portsAreGivenAsPeopleWriteThem() {
    List<String> lines = CommandForTests.lines("ports", "2598", "tcp");
    assertEquals(lines, CommandForTests.lines("ports", "2598/tcp"));
    assertEquals(lines, CommandForTests.lines("ports", "TCP/2598"));
    assertEquals(
        CommandForTests.lines("ports", "1494,2598"),
        CommandForTests.lines("ports", "1494", "2598"));
    assertTrue(rows("1494,2598") > rows("1494"));
    assertTrue(rows("1494,2598") > rows("2598"));
  }

  @Test
  void aPortThatOnlyFitsBecauseAnyDoesIsNotKnown() {
    var result = failing(1, "ports", "26980");
    assertEquals("", result.out());
    assertTrue(
        result.err().contains("no port fits 26980; the nearest port is 27000"), result.err());
    assertTrue(result.err().contains("any of udp 1024-65535: HDX Direct"), result.err());
    assertTrue(failing(2, "ports", "-5").err().contains("-5: no such option"));
  }

  @Test
  void noLineIsWiderThanTheScreen() {
    for (int width : new int[] {40, 59, 60, 80, 132}) {
      StringWriter text = new StringWriter();
      PortsText.write(PortCatalogue.standard().all(), width, new PrintWriter(text));
      text.toString()
          .lines()
          .forEach(line -> assertTrue(line.length() <= width, () -> width + ": " + line));
    }
  }
}
