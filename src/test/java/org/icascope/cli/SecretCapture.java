package org.icascope.cli;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.protocol.IcaCipher;
import org.icascope.testkit.protocol.IcaIdentity;
import org.icascope.testkit.protocol.IcaSetup;
import org.icascope.testkit.protocol.SealedTls.Kind;
import org.icascope.testkit.protocol.UiModule;

/** Sessions on every way, what goes on around them, and all the secrets in it. */
final class SecretCapture {

  private static final int SEED = 0x31;

  /** Never to be shown by anything. */
  final Marks secrets = new Marks();

  /** What people wrote into the file: shown where frames are, and nowhere else. */
  final Marks comments = new Marks();

  /** To be shown where the user asks for names. */
  final Marks names = new Marks();

  /** What tells of the house, as names of servers and of its machines: not to leave it. */
  final Marks others = new Marks();

  private static final String PAGE = "page-Wq7Kzjvexo.example";
  private static final String GATE = "gate-Pf4Mxuqwil.example";
  private static final String FORWARDED = "Me3Dwkq9zj";

  /** Where frames are damaged: every so many bytes of them one bit. */
  private static final int DAMAGED_EVERY = 150;

  private final Scenario scenario = new Scenario("secrets");
  private final Random random = new Random(9);
  private final SecretTraffic traffic = new SecretTraffic(scenario, secrets);
  private final PlantedFile file = new PlantedFile(scenario);
  private int sessions;

  SecretCapture() {
    String page = "http://" + PAGE;
    session(2598, s -> {});
    session(8008, s -> s.overWebSocket(page));
    session(8008, s -> s.overCompressedWebSocket(page, headers()));
    session(2598, CgpSession::overEdt);
    session(443, s -> s.overTls(Kind.tls(0x1302), GATE));
    session(443, s -> s.overTls(Kind.tls(0xc02f), GATE).overWebSocket(page));
    session(1080, s -> s.overSocks(";40;STA1;" + traffic.secret("ticket as destination"), 2598));
    session(1080, s -> s.overSocks(GATE, 2598));
    traffic.plant();
    scenario.keyLog().lines().forEach(this::key);
    file.plant(secrets, comments, others);
    others.text("page", PAGE.substring(5, 15)).text("server name", GATE.substring(5, 15));
    others.text("header", FORWARDED);
  }

  private String headers() {
    String cookie = "Cookie: sid=" + traffic.secret("cookie of a session") + "\r\n";
    return cookie + "X-Forwarded-For: " + FORWARDED + "\r\n";
  }

  private void session(int port, Consumer<CgpSession> layers) {
    sessions++;
    IcaIdentity who =
        new IcaIdentity(
            name("domain"),
            name("user"),
            "c:\\" + name("directory"),
            "#" + name("application"),
            name("client"),
            name("launcher"));
    CgpSession session =
        scenario.cgpSession(
            client(sessions) + ":55210",
            server(sessions) + ":" + port,
            new IcaSetup("WFICA32.EXE", 2402, SEED, who, false, false).withPassword());
    layers.accept(session.withStaTicket(";40;STA1;" + traffic.secret("security ticket")));
    session.connect();
    hidden(who);
    say(session);
    session.breakByReset(SERVER_TO_CLIENT).queueWhileSuspended(3, 2).idle(1).resume(55211);
    say(session);
    session.run(0.5).finish();
    session.tickets().forEach(ticket -> secrets.bytes("reconnect ticket", ticket));
  }

  private String name(String kind) {
    byte[] letters = new byte[10];
    for (int i = 0; i < letters.length; i++) {
      letters[i] = (byte) "bcdfghjkmnpqrstvwxz".charAt(random.nextInt(19));
    }
    String text = new String(letters, StandardCharsets.US_ASCII);
    names.text(kind + " " + sessions, text);
    return text;
  }

  /** The texts of the set-up as they are on their way. */
  private void hidden(IcaIdentity who) {
    String all =
        String.join(
            "\0",
            who.domain(),
            who.user(),
            who.directory(),
            who.application(),
            who.clientName(),
            who.launcher(),
            UiModule.PASSWORD + "\0");
    secrets.text("password", UiModule.PASSWORD);
    byte[] bytes = all.getBytes(StandardCharsets.US_ASCII);
    secrets.bytes("hidden names", IcaCipher.hideStrings(SEED, bytes));
  }

  /** What a user types, and what the screen shows: noise, text, and text of Windows. */
  private void say(CgpSession session) {
    for (int i = 0; i < 6; i++) {
      byte[] typed = new byte[24];
      random.nextBytes(typed);
      if (i % 3 > 0) {
        String text = traffic.secret("text of a session");
        typed = text.getBytes(i % 3 == 1 ? StandardCharsets.US_ASCII : StandardCharsets.UTF_16LE);
      }
      byte[] sent = session.send(i % 2 == 0 ? CLIENT_TO_SERVER : SERVER_TO_CLIENT, typed);
      secrets.bytes("typed", typed);
      secrets.bytes("typed, on its way", Arrays.copyOfRange(sent, 4, sent.length));
      session.idle(0.4);
    }
  }

  /** A line of a key log: label, random number, secret. */
  private void key(String line) {
    String[] words = line.split(" ");
    secrets.bytes("key of TLS", HexFormat.of().parseHex(words[words.length - 1]));
    others.bytes("random of TLS", HexFormat.of().parseHex(words[1]));
  }

  /** The name that clients of TLS ask for. */
  static String serverName() {
    return GATE;
  }

  String keyLog() {
    return scenario.keyLog();
  }

  private static String client(int session) {
    return "192.168.20." + (70 + session);
  }

  private static String server(int session) {
    return "203.0.113." + (40 + session);
  }

  /** Of the two ends of a session. */
  static String addresses(int session) {
    return client(session) + " " + server(session);
  }

  /** Numbers of the sessions, from 1: an analysis may find more. */
  List<Integer> numbers() {
    return IntStream.rangeClosed(1, sessions).boxed().toList();
  }

  /** What an analysis calls them. */
  String sessionIds() {
    return numbers().stream().map(number -> "s" + number).collect(Collectors.joining(","));
  }

  /** All of it, with key logs and comments. */
  Path write(Path path) throws IOException {
    return file.write(path, frame -> frame, true);
  }

  /** Without keys. */
  Path writeClosed(Path path) throws IOException {
    return file.write(path, frame -> frame, false);
  }

  /** With wrong bits behind the headers of some frames. */
  Path writeDamaged(Path path) throws IOException {
    Random where = new Random(10);
    return file.write(
        path,
        frame -> {
          byte[] damaged = frame.clone();
          for (int at = 54; at < damaged.length; at++) {
            if (where.nextInt(DAMAGED_EVERY) == 0) {
              damaged[at] ^= (byte) (1 << where.nextInt(8));
            }
          }
          return damaged;
        },
        true);
  }

  /** Frames cut to some bytes. */
  Path writeCut(Path path, int bytes) throws IOException {
    return file.write(path, frame -> Arrays.copyOf(frame, Math.min(frame.length, bytes)), true);
  }
}
