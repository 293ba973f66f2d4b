package org.icascope.cli;

import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.icascope.flow.CommunityId;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;
import org.icascope.model.Pseudonyms;
import org.icascope.model.Transport;
import org.icascope.pseudonym.KeyedPseudonyms;
import org.icascope.report.AddressFilter;
import org.icascope.report.json.JsonForm;
import org.icascope.report.json.SchemaCheck;
import org.icascope.samples.SampleFiles;
import org.icascope.testkit.Scenario;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** {@code --anonymize}: what it goes with, and what is the same in all runs under one key. */
class AnonymizeTest {

  private static final String SAMPLE = "samples/roaming-reconnect.pcapng";

  @TempDir Path folder;
  private Path key;

  @BeforeEach
  void writeKey() throws IOException {
    key = Files.writeString(folder.resolve("key"), AnonymizedLeakTest.KEY);
  }

  private static Pseudonyms pseudonyms() {
    byte[] secret = AnonymizedLeakTest.KEY.getBytes(StandardCharsets.UTF_8);
    return new KeyedPseudonyms(secret, List.of());
  }

  private static IpAddress address(String text) {
    return AddressFilter.parse(text).address();
  }

  private static String pseudonym(String text) {
    return pseudonyms().address(address(text)).toString();
  }

  private CommandForTests.Result anonymized(String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.addAll(List.of("--anonymize", "--key-file", key.toString()));
    return CommandForTests.run(all);
  }

  private JsonNode json(String... arguments) {
    CommandForTests.Result result = anonymized(arguments);
    assertEquals(0, result.exitCode(), result.err());
    assertEquals("", result.err());
    return JsonMapper.shared().readTree(result.out());
  }

  private static void isRefused(CommandForTests.Result result, String why) {
    assertEquals(2, result.exitCode(), result.err());
    assertEquals("", result.out());
    assertTrue(result.err().contains(why), result.err());
  }

  @Test
  void whatWouldTellNamesIsRefusedBesideIt() throws IOException {
    isRefused(
        anonymized("analyze", "--names", SAMPLE), "--anonymize: cannot be combined with --names");
    isRefused(
        anonymized("analyze", "--hash", SAMPLE), "--anonymize: cannot be combined with --hash");
    isRefused(anonymized("inventory", "--names", SAMPLE), "cannot be combined with --names");
    isRefused(
        CommandForTests.run("inventory", "--key-file", key.toString(), SAMPLE),
        "--key-file: goes with --anonymize here");
    Files.writeString(key, "fifteen bytes..");
    isRefused(anonymized("analyze", SAMPLE), "needs 16 bytes or more, this one has 15");
  }

  @Test
  void withoutAKeyOneIsDrawnAndThatIsSaid() {
    CommandForTests.Result one =
        CommandForTests.run("analyze", "--anonymize", "--format", "csv", SAMPLE);
    CommandForTests.Result other =
        CommandForTests.run("analyze", "--anonymize", "--format", "csv", SAMPLE);

    assertEquals(0, one.exitCode());
    assertTrue(one.err().startsWith("icascope: note: no --key-file: the key of the"), one.err());
    assertNotEquals(one.out(), other.out());
    assertFalse(one.out().contains("192.168.20.47"), one.out());
  }

  @Test
  void everyThingHasThePseudonymThatItsKeyGivesIt() {
    JsonNode document = json("analyze", "--format", "json", SAMPLE);

    assertTrue(document.get("anonymized").asBoolean());
    // by hand: the first session of the sample (samples/README.md)
    JsonNode flow = document.get("flows").get(0);
    JsonNode clear =
        JsonMapper.shared()
            .readTree(CommandForTests.run("analyze", "--format", "json", SAMPLE).out())
            .get("flows")
            .get(0);
    for (String side : List.of("client", "server")) {
      assertEquals(
          pseudonym(clear.get(side).get("ip").asString()), flow.get(side).get("ip").asString());
      assertEquals(clear.get(side).get("port"), flow.get(side).get("port"));
    }
    assertTrue(
        document.get("captures").get(0).get("file").asString().matches("anonymized-[0-9a-f]{10}"));
  }

  @Test
  void communityIdsAreThoseOfThePseudonyms() {
    for (JsonNode flow : json("analyze", "--format", "json", "--all-flows", SAMPLE).get("flows")) {
      Transport transport =
          flow.get("transport").asString().equals("tcp") ? Transport.TCP : Transport.UDP;
      assertEquals(
          CommunityId.of(transport, endpoint(flow, "client"), endpoint(flow, "server")),
          flow.get("communityId").asString());
    }
  }

  private static Endpoint endpoint(JsonNode flow, String side) {
    JsonNode node = flow.get(side);
    return new Endpoint(address(node.get("ip").asString()), node.get("port").asInt());
  }

  @Test
  void uidsAreTheSameInEveryRunUnderOneKeyAndOthersWithoutIt() throws IOException {
    Path copy = Files.copy(Path.of(SAMPLE), folder.resolve("another name.pcapng"));
    Set<String> one = uids(json("analyze", "--format", "json", SAMPLE));
    Set<String> again = uids(json("analyze", "--format", "json", copy.toString()));
    Set<String> clear =
        uids(
            JsonMapper.shared()
                .readTree(CommandForTests.run("analyze", "--format", "json", SAMPLE).out()));

    assertEquals(one, again);
    assertEquals(clear.size(), one.size());
    clear.retainAll(one);
    assertEquals(Set.of(), clear);
  }

  private static Set<String> uids(JsonNode document) {
    Set<String> uids = new HashSet<>();
    document.findValues("uid").forEach(uid -> uids.add(uid.asString()));
    return uids;
  }

  @Test
  void aReportIsNarrowedByAddressesAsTheyAre() {
    String client = "192.168.20.47";
    JsonNode whole = json("analyze", "--format", "json", SAMPLE);
    JsonNode narrowed = json("analyze", "--format", "json", "--client", client, SAMPLE);
    JsonNode none = json("analyze", "--format", "json", "--client", pseudonym(client), SAMPLE);

    assertEquals(whole.get("sessions").size(), narrowed.get("sessions").size());
    assertEquals(0, none.get("sessions").size());
    JsonNode passing = json("analyze", "--format", "json", "-Y", "ip.addr == " + client, SAMPLE);
    assertEquals(whole.get("sessions").size(), passing.get("sessions").size());
  }

  @ParameterizedTest
  @ValueSource(strings = {"10.12.8.4:1494", "vda-acme1:1494", "[fd00::12]:149"})
  void theDestinationOfAChannelIsAPseudonym(String destination) throws IOException {
    byte[] bytes = Files.readAllBytes(Path.of("samples/clean-session.pcap"));
    String text = new String(bytes, StandardCharsets.ISO_8859_1);
    String moved = text.replace("127.0.0.1:1494", destination); // as long, so that lengths fit
    assertNotEquals(text, moved);
    Path file = folder.resolve("moved.pcap");
    Files.write(file, moved.getBytes(StandardCharsets.ISO_8859_1));

    for (String format : List.of("json", "ndjson", "csv", "ecs", "ocsf", "cef", "syslog")) {
      String clear = CommandForTests.run("analyze", "--format", format, file.toString()).out();
      String hidden = anonymized("analyze", "--format", format, file.toString()).out();
      String escaped = format.equals("syslog") ? destination.replace("]", "\\]") : destination;
      assertTrue(clear.contains(escaped), format);
      assertTrue(hidden.contains(pseudonyms().destination(destination).substring(1, 7)), format);
      assertFalse(hidden.contains(destination.substring(1, 9)), format);
    }
  }

  /** As in FailoverTest: the new host of a pair says by ARP that the address is its own. */
  @Test
  void ethernetAddressesAreComparedAndNotTold() throws IOException {
    Scenario scenario = new Scenario("failover");
    for (int i = 0; i < 6; i++) {
      scenario
          .cgpSession("192.168.20." + (61 + i) + ":51000", "10.10.5.30:2598", 0.5 + 0.3 * i)
          .connect()
          .runUntil(20)
          .breakByReset(SERVER_TO_CLIENT)
          .idle(1)
          .resume(51001)
          .run(3)
          .finish();
    }
    scenario.network(20.4).claim("10.10.5.30", new byte[] {2, 9, 9, 9, 9, 1});
    ScenarioCapture capture = ScenarioCapture.of(scenario, folder);
    JsonNode clear = capture.finding("ha-failover");
    JsonNode hidden = capture.finding("ha-failover", "--anonymize", "--key-file", key.toString());

    assertEquals("certain", hidden.get("confidence").asString());
    assertEquals(clear.get("evidence"), hidden.get("evidence"));
    String words = hidden.get("explanation").asString();
    assertTrue(words.matches(".*changed: [0-9a-f:]{17} in frame .*announced itself.*"), words);
    for (String address : List.of("02:00:0a:0a:05:1e", "02:09:09:09:09:01")) {
      assertTrue(clear.get("explanation").asString().contains(address), clear.toString());
      assertFalse(words.contains(address), words);
    }
  }

  @Test
  void aConnectionOfLoopbackHasAnotherUidThoughItsAddressesStay() throws IOException {
    Scenario scenario = new Scenario("loopback");
    scenario.cgpSession("127.0.0.1:51000", "127.0.0.1:2598", 1).connect().run(2).finish();
    ScenarioCapture capture = ScenarioCapture.of(scenario, folder);
    JsonNode clear = capture.json("analyze").get("flows").get(0);
    JsonNode hidden =
        capture.json("analyze", "--anonymize", "--key-file", key.toString()).get("flows").get(0);

    assertEquals(clear.get("client"), hidden.get("client"));
    assertEquals(clear.get("communityId"), hidden.get("communityId"));
    assertNotEquals(clear.get("uid"), hidden.get("uid"));
  }

  @Test
  void eventsOfAPipeAreToldWithPseudonyms() throws IOException {
    try (InputStream in = Files.newInputStream(Path.of(SAMPLE))) {
      CommandForTests.Result result =
          CommandForTests.run(
              in, List.of("analyze", "--anonymize", "--key-file", key.toString(), "-"));
      ClearTexts clear = new ClearTexts();
      clear.document(CommandForTests.run("analyze", "--format", "json", SAMPLE).out());

      assertEquals(0, result.exitCode(), result.err());
      assertTrue(result.out().contains(pseudonym("192.168.20.47")), result.out());
      assertEquals(Set.of(), clear.in(result.out()));
    }
  }

  @Test
  void whatIsWrittenFitsTheSchemasAndNoFieldIsForgottenThere() throws IOException {
    for (Path capture : SampleFiles.captures()) {
      String name = capture.toString();
      String document = anonymized("analyze", "--format", "json", "--all-flows", name).out();
      assertEquals(List.of(), SchemaCheck.strict(JsonForm.DOCUMENT).errors(document), name);
      SchemaCheck lines = SchemaCheck.strict(JsonForm.LINES);
      anonymized("analyze", "--format", "ndjson", "--all-flows", name)
          .out()
          .lines()
          .forEach(line -> assertEquals(List.of(), lines.errors(line), name));
      String inventory = anonymized("inventory", "--format", "json", name).out();
      assertEquals(List.of(), SchemaCheck.strict(JsonForm.INVENTORY).errors(inventory), name);
    }
  }

  @Test
  void recordsForASiemShowByTheirFileThatTheyHavePseudonyms() {
    for (String format : List.of("ndjson", "ecs", "ocsf", "cef", "syslog")) {
      CommandForTests.Result result = anonymized("analyze", "--format", format, SAMPLE);
      List<String> lines = result.out().lines().toList();
      assertEquals(
          lines.size(), lines.stream().filter(l -> l.contains("anonymized-")).count(), format);
    }
  }

  /** A file that is called as a word of the sentence. */
  @Test
  void aRemarkOnADamagedFileStaysASentence() throws IOException {
    byte[] whole = Files.readAllBytes(Path.of("samples/clean-session.pcap"));
    Path cut = Files.write(folder.resolve("a"), Arrays.copyOf(whole, whole.length - 5));
    String out =
        CommandForTests.run(
                "analyze",
                "--anonymize",
                "--key-file",
                key.toString(),
                "--format",
                "json",
                cut + "")
            .out();
    assertTrue(out.contains("in the middle of frame "), out.substring(0, 1500));
  }

  @Test
  void severalFilesOfOneNameHaveDifferentPseudonyms() throws IOException {
    List<String> files = new ArrayList<>();
    for (String day : List.of("monday", "tuesday")) {
      Path file = Files.createDirectory(folder.resolve(day)).resolve("trace.pcapng");
      files.add(Files.copy(Path.of(SAMPLE), file).toString());
    }
    JsonNode captures =
        json("analyze", "--format", "json", files.get(0), files.get(1)).get("captures");
    String first = captures.get(0).get("file").asString();

    assertEquals(first + "-2", captures.get(1).get("file").asString());
  }

  @Test
  void remarksOnKeysAndFiltersDoNotQuoteThem() throws IOException {
    Path useless = Files.writeString(folder.resolve("keys-of-acme.txt"), "nothing of use\n");
    CommandForTests.Result result =
        anonymized("analyze", "--format", "json", "--tls-keys", useless.toString(), SAMPLE);

    assertTrue(result.err().contains("keys-of-acme.txt"), "who runs it is told: " + result.err());
    assertTrue(result.out().contains("\"tls.key-"), result.out());
    assertFalse(result.out().contains("acme"), result.out());
  }

  @Test
  void bothRecordersOfAComparisonAreUnderOneKey() throws IOException {
    JsonNode document =
        json("compare", "--format", "json", "samples/two-clients-behind-nat.pcap", capture());

    assertTrue(document.get("anonymized").asBoolean());
  }

  /** Half of a sample: another recording of the same sessions. */
  private String capture() throws IOException {
    Path out = folder.resolve("part.pcapng");
    CommandForTests.Result result =
        CommandForTests.run(
            "export",
            "--to",
            "09:30:20",
            "-w",
            out.toString(),
            "samples/two-clients-behind-nat.pcap");
    assertEquals(0, result.exitCode(), result.err());
    return out.toString();
  }
}
