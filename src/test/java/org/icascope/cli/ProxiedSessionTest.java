package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.icascope.samples.SampleFiles;
import org.icascope.testkit.Launch;
import org.icascope.testkit.ProxyTrace;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.TwoPoints;
import org.icascope.testkit.TwoPoints.Seen;
import org.icascope.testkit.protocol.SealedTls.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What is told of both legs of a session that a NetScaler passes on. */
class ProxiedSessionTest {

  private static final String CLIENT = "192.168.20.81:50211";
  private static final String VIRTUAL_SERVER = "10.10.1.5:443";
  private static final String INSIDE = "10.10.1.9:33011";
  private static final String SERVER = "10.10.5.31:2598";
  private static final String STA = "10.10.5.10:80";
  private static final int TLS13_GCM = 0x1301;
  private static final int TLS12_GCM = 0xc02f;
  private static final long CLIENT_LEG = 0x1000;
  private static final long SERVER_LEG = 0x1003;

  @TempDir Path folder;

  private final Scenario outside = new Scenario("outside");
  private final Scenario inside = new Scenario("inside");
  private final Scenario beside = new Scenario("beside");

  private static JsonNode analyze(Path file, String... options) {
    List<String> arguments = new ArrayList<>(List.of("analyze", "-q", "--format", "json"));
    arguments.addAll(List.of(options));
    arguments.add(file.toString());
    String out = String.join("\n", CommandForTests.lines(arguments.toArray(String[]::new)));
    return JsonMapper.shared().readTree(out);
  }

  private static String text(Path file, String... options) {
    List<String> arguments = new ArrayList<>(List.of("analyze", "--all", "--tz", "UTC"));
    arguments.addAll(List.of(options));
    arguments.add(file.toString());
    return String.join("\n", CommandForTests.lines(arguments.toArray(String[]::new)))
        .replaceAll("\\s+", " ");
  }

  /** The client in TLS, the server in clear, 0.3 ms behind. */
  private ProxyTrace trace() {
    return trace(TLS13_GCM);
  }

  private ProxyTrace trace(int suite) {
    outside
        .cgpSession(CLIENT, VIRTUAL_SERVER, 3)
        .overTls(Kind.tls(suite), "gateway.example.com")
        .connect()
        .run(3)
        .finish();
    inside.cgpSession(INSIDE, SERVER, 3.05).connect().run(3).finish();
    return new ProxyTrace()
        .leg(TwoPoints.of(outside.frames()), true, CLIENT_LEG, i -> i == 3 ? SERVER_LEG : 0)
        .leg(TwoPoints.of(inside.frames()), false, SERVER_LEG, i -> 0)
        .leg(TwoPoints.of(beside.frames()), false, 0, i -> 0);
  }

  private static String end(JsonNode end) {
    return end.get("leg").asString()
        + " "
        + end.get("close").asString()
        + " "
        + end.get("by").asString()
        + " "
        + end.get("at").get("frame").asInt();
  }

  /** The generator puts 0.3 ms between the legs; frames by hand in the trace. */
  @Test
  void delayAndEndsOfBothLegsAreTold() {
    JsonNode document = analyze(SampleFiles.TRACE);
    for (JsonNode session : document.get("sessions")) {
      JsonNode gateway = session.get("gateway");
      assertEquals(session.get("leg"), gateway.get("leg"));
      for (String way : List.of("clientToServer", "serverToClient")) {
        JsonNode delay = gateway.get("delay").get(way);
        assertEquals(0.3, delay.get("medianMs").asDouble());
        assertEquals(0.3, delay.get("p95Ms").asDouble());
        assertEquals(0.3, delay.get("maximumMs").asDouble());
        assertTrue(delay.get("samples").asInt() > 20, delay.toString());
      }
      List<String> ends = new ArrayList<>();
      gateway.get("ends").forEach(end -> ends.add(end(end)));
      assertEquals(
          List.of(
              "gateway-server rst server 225",
              "client-gateway rst gateway 227",
              "client-gateway fin client 320",
              "gateway-server fin gateway 322"),
          ends);
    }
  }

  /** Every fifth segment of the gateway to the server is sent again 0.4 s later. */
  @Test
  void theFirstScreenSaysThatTwoIncidentsAreOneBreak() {
    String text = CommandForTests.run("analyze", "" + SampleFiles.TRACE).out();
    assertTrue(
        text.replaceAll("\\s+", " ")
            .contains(
                "2 incidents in 2 of 2 sessions (all recovered);"
                    + " s1 and s2 are both legs of one session:"),
        text);
  }

  @Test
  void whatWasSentAgainCountsForItsLeg() throws IOException {
    trace();
    List<Seen> frames = new ArrayList<>(TwoPoints.of(inside.frames()));
    List<Seen> again = frames.stream().filter(f -> f.toServer() && f.payload() > 0).toList();
    Seen lost = again.get(again.size() / 2);
    List<Seen> acknowledged =
        TwoPoints.without(
            frames,
            f ->
                !f.toServer()
                    && f.timeMicros() > lost.timeMicros()
                    && f.timeMicros() < lost.timeMicros() + 2_000_000);
    List<Seen> with = new ArrayList<>(acknowledged);
    with.add(lost.at(400_000));
    with.sort(java.util.Comparator.comparingLong(Seen::timeMicros));
    Path file =
        new ProxyTrace()
            .leg(TwoPoints.of(outside.frames()), true, CLIENT_LEG, i -> i == 3 ? SERVER_LEG : 0)
            .leg(with, false, SERVER_LEG, i -> 0)
            .write(folder.resolve("lossy.cap"));
    JsonNode again1 = analyze(file).get("sessions").get(0).get("gateway").get("sentAgain");
    assertEquals(1, again1.get("gatewayToServer").asInt());
    assertEquals(0, again1.get("clientToGateway").asInt());
    assertEquals(0, again1.get("gatewayToClient").asInt());
    assertTrue(
        text(file).contains("on the server's leg 1 by the gateway and 0 by the server"),
        text(file));
  }

  @Test
  void aClientInTlsWithoutKeysIsToldWithTheSessionOfTheServer() throws IOException {
    Path file = trace().write(folder.resolve("tls.cap"));
    JsonNode sessions = analyze(file).get("sessions");
    assertEquals(1, sessions.size());
    JsonNode session = sessions.get(0);
    assertFalse(session.has("linkedSession"));
    JsonNode gateway = session.get("gateway");
    assertEquals("gateway-server", gateway.get("leg").asString());
    JsonNode client = gateway.get("clientLeg").get(0);
    assertEquals("192.168.20.81", client.get("client").get("ip").asString());
    assertEquals(50211, client.get("client").get("port").asInt());
    assertEquals(443, client.get("server").get("port").asInt());
    assertEquals(1, client.get("first").get("frame").asInt());
    String said = "the client came over 192.168.20.81:50211 > 10.10.1.5:443 (frame 1)";
    assertTrue(text(file).contains(said), text(file));
  }

  @Test
  void compareNamesTheCommandThatTellsOfLinkedLegs() throws IOException {
    Path file = trace().write(folder.resolve("tls.cap"));
    var result = CommandForTests.run("compare", "" + file);
    assertEquals(2, result.exitCode());
    assertTrue(result.err().contains("(1 in all); what the trace tells of both legs is told by"));
  }

  @Test
  void keysBesideATraceOpenTheLegOfTheClient() throws IOException {
    Path file = trace().write(folder.resolve("nstrace1.cap"));
    Path keys = Files.writeString(folder.resolve("nstrace.sslkeys"), outside.keyLog());
    JsonNode sessions = analyze(file, "--tls-keys", keys.toString()).get("sessions");
    assertEquals(2, sessions.size());
    assertEquals("TCP > TLS > CGP > ICA", sessions.get(0).get("stack").asString());
    assertEquals("client-gateway", sessions.get(0).get("leg").asString());
    assertEquals("s2", sessions.get(0).get("linkedSession").get("session").asString());
    assertEquals("TCP > CGP > ICA", sessions.get(1).get("stack").asString());
    assertEquals("gateway-server", sessions.get(1).get("leg").asString());
  }

  /** The other form of a key log, which OpenSSL writes; the session ID is in the ServerHello. */
  @Test
  void keysBySessionIdOpenTheLegOfTheClientToo() throws IOException {
    Path file = trace(TLS12_GCM).write(folder.resolve("nstrace1.cap"));
    String master = outside.keyLog().lines().findFirst().orElseThrow().split(" ")[2];
    String line = "RSA Session-ID:" + sessionId() + " Master-Key:" + master + "\r\n";
    Path keys = Files.writeString(folder.resolve("nstrace.sslkeys"), line);
    assertEquals(1, analyze(file).get("sessions").size());
    JsonNode sessions = analyze(file, "--tls-keys", keys.toString()).get("sessions");
    assertEquals(2, sessions.size());
    assertEquals("TCP > TLS > CGP > ICA", sessions.get(0).get("stack").asString());
    assertEquals("s2", sessions.get(0).get("linkedSession").get("session").asString());
  }

  /** RFC 5246, section 7.4.1.3: 5 + 4 bytes of headers, version, 32 random bytes, length, ID. */
  private String sessionId() {
    Seen hello =
        TwoPoints.of(outside.frames()).stream()
            .filter(f -> !f.toServer() && f.payload() > 0)
            .findFirst()
            .orElseThrow();
    int payload = hello.bytes().length - hello.payload();
    int id = payload + 9 + 2 + 32;
    assertEquals(32, hello.bytes()[id]);
    return HexFormat.of().withUpperCase().formatHex(hello.bytes(), id + 1, id + 33);
  }

  @Test
  void theStaThatNamedTheServerIsTold() throws IOException {
    Launch.at(beside, "10.10.1.9", 41000, 2).redeem(STA, "0123456789ABCDEF", SERVER);
    Path file = trace().write(folder.resolve("launch.cap"));
    JsonNode launch = analyze(file).get("sessions").get(0).get("gateway").get("launch");
    assertEquals("10.10.5.10", launch.get("sta").get("ip").asString());
    assertEquals("likely", launch.get("confidence").asString());
    assertFalse(launch.has("serverName"));
  }

  @Test
  void aNameThatTheStaGaveIsToldWhereNamesAreWanted() throws IOException {
    Launch.at(beside, "10.10.1.9", 41000, 2)
        .redeem(STA, "0123456789ABCDEF", "desk-1.example:2598")
        .noIpv6("10.10.5.53", "desk-1.example")
        .resolved("10.10.5.53", "desk-1.example", "10.10.5.31");
    Path file = trace().write(folder.resolve("launch.cap"));
    JsonNode hidden = analyze(file).get("sessions").get(0).get("gateway").get("launch");
    assertFalse(hidden.has("serverName"), hidden.toString());
    JsonNode shown = analyze(file, "--names").get("sessions").get(0).get("gateway").get("launch");
    assertEquals("desk-1.example", shown.get("serverName").asString());
    assertTrue(text(file, "--names").contains("named the server desk-1.example (frame"));
  }

  /** Of another user, through an appliance that gives the same numbers. */
  private static ProxyTrace legs(String user, double begin, boolean firstNames) {
    Scenario one = new Scenario(user);
    Scenario two = new Scenario(user);
    one.cgpSession(user + ":50001", "10.1.1.100:2598", begin).connect().run(3).finish();
    two.cgpSession("10.1.5.9:" + (int) (40_000 + begin * 1_000), SERVER, begin + 0.05)
        .connect()
        .run(3)
        .finish();
    return new ProxyTrace()
        .leg(
            TwoPoints.of(one.frames()),
            true,
            CLIENT_LEG,
            i -> i == 3 && firstNames ? SERVER_LEG : 0)
        .leg(
            TwoPoints.of(two.frames()),
            false,
            SERVER_LEG,
            i -> i == 9 && !firstNames ? CLIENT_LEG : 0);
  }

  private static List<String> links(JsonNode document) {
    List<String> links = new ArrayList<>();
    for (JsonNode session : document.get("sessions")) {
      String other =
          session.has("linkedSession")
              ? session.get("linkedSession").get("session").asString()
              : "none";
      links.add(session.get("id").asString() + " " + other);
    }
    return links;
  }

  /** One names the next, and the last the first: each can be joined with one other only. */
  @Test
  void connectionsThatNameEachOtherInARingAreJoinedInPairs() throws IOException {
    ProxyTrace trace = new ProxyTrace();
    for (int i = 0; i < 4; i++) {
      Scenario one = new Scenario("ring" + i);
      one.cgpSession("10.1.1." + (i + 1) + ":50001", SERVER, i * 0.01).connect().run(1).finish();
      int next = (i + 1) % 4;
      trace.leg(TwoPoints.of(one.frames()), i % 2 == 0, 0x100 + i, k -> 0x100 + next);
    }
    List<String> links = links(analyze(trace.write(folder.resolve("ring.cap"))));
    for (String link : links) {
      String[] ends = link.split(" ");
      assertTrue(ends[1].equals("none") || links.contains(ends[1] + " " + ends[0]), link);
    }
    assertTrue(links.stream().anyMatch(link -> !link.endsWith("none")), links.toString());
  }

  @Test
  void numbersOfTwoAppliancesAreNotMixedUp() throws IOException {
    Path one = legs("10.1.1.7", 0, true).write(folder.resolve("one.cap"));
    Path two = legs("10.1.1.8", 0.02, false).write(folder.resolve("two.cap"));
    JsonNode document = analyze(one, two.toString());
    // sessions by their beginnings: client 1, client 2, server 1, server 2
    assertEquals(List.of("s1 s3", "s2 s4", "s3 s1", "s4 s2"), links(document));
  }

  /** The name of the other connection is in the second file, where a packet of it comes later. */
  @Test
  void aTraceInTwoFilesIsOfOneAppliance() throws IOException {
    Scenario one = new Scenario("one");
    Scenario two = new Scenario("two");
    one.cgpSession("10.1.1.7:50001", "10.1.1.100:2598", 0).connect().run(3).finish();
    two.cgpSession("10.1.5.9:40001", SERVER, 0.05).connect().run(3).finish();
    List<Seen> client = TwoPoints.of(one.frames());
    List<Seen> server = TwoPoints.of(two.frames());
    long split = client.get(client.size() / 2).timeMicros();
    List<Path> files = new ArrayList<>();
    for (boolean second : new boolean[] {false, true}) {
      files.add(
          new ProxyTrace()
              .leg(
                  TwoPoints.without(client, f -> second == f.timeMicros() <= split),
                  true,
                  CLIENT_LEG,
                  i -> second && i == 0 ? SERVER_LEG : 0)
              .leg(
                  TwoPoints.without(server, f -> second == f.timeMicros() <= split),
                  false,
                  SERVER_LEG,
                  i -> 0)
              .write(folder.resolve(second + ".cap")));
    }
    assertEquals(List.of("s1 s2", "s2 s1"), links(analyze(files.get(0), files.get(1).toString())));
  }
}
