package org.icascope.cli;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.icascope.capture.DecryptionSecret;
import org.icascope.capture.Frame;
import org.icascope.capture.PcapngOption;
import org.icascope.capture.PcapngWriter;
import org.icascope.capture.SourceInterface;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.CapturedFrame;
import org.icascope.testkit.protocol.IcaCipher;
import org.icascope.testkit.protocol.IcaIdentity;
import org.icascope.testkit.protocol.IcaSetup;
import org.icascope.testkit.protocol.SealedTls.Kind;
import org.icascope.testkit.protocol.UiModule;

/** Sessions on every way, what goes on around them, and all the secrets in it. */
final class SecretCapture {

  private static final int SEED = 0x31;
  private static final String TUNNEL_KEY = "Dq7Wzx3Kbv9Jnt5R";
  private static final int WIREGUARD_KEY_LOG = 0x57474b4c; // pcapng draft, section 4.7
  private static final int ETHERNET = 1;
  private static final int WHOLE = 262_144;

  /** Never to be shown by anything. */
  final Marks secrets = new Marks();

  /** What people wrote into the file: shown where frames are, and nowhere else. */
  final Marks comments = new Marks();

  /** To be shown where the user asks for names. */
  final Marks names = new Marks();

  /** Where frames are damaged: every so many bytes of them one bit. */
  private static final int DAMAGED_EVERY = 150;

  private final Scenario scenario = new Scenario("secrets");
  private final Random random = new Random(9);
  private final SecretTraffic traffic = new SecretTraffic(scenario, secrets);
  private int sessions;

  SecretCapture() {
    String host = "gate.example";
    session(2598, s -> {});
    session(8008, s -> s.overWebSocket("http://page.example"));
    session(8008, s -> s.overCompressedWebSocket("http://page.example", cookie()));
    session(2598, CgpSession::overEdt);
    session(443, s -> s.overTls(Kind.tls(0x1302), host));
    session(443, s -> s.overTls(Kind.tls(0xc02f), host).overWebSocket("http://page.example"));
    session(1080, s -> s.overSocks(";40;STA1;" + traffic.secret("ticket as destination"), 2598));
    traffic.plant();
    scenario.keyLog().lines().forEach(this::key);
    secrets.text("key of a tunnel", TUNNEL_KEY);
    comment("any");
  }

  private String cookie() {
    return "Cookie: sid=" + traffic.secret("cookie of a session") + "\r\n";
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
            "192.168.20.%d:55210".formatted(70 + sessions),
            "203.0.113.%d:%d".formatted(40 + sessions, port),
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
    names.text(kind, text);
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
  }

  String keyLog() {
    return scenario.keyLog();
  }

  /** How many sessions there are at least: an analysis may find more. */
  String sessionIds() {
    return java.util.stream.IntStream.rangeClosed(1, sessions)
        .mapToObj(i -> "s" + i)
        .collect(Collectors.joining(","));
  }

  /** All of it, with key logs and comments. */
  Path write(Path file) throws IOException {
    return write(file, frame -> frame, true);
  }

  /** Without keys. */
  Path writeClosed(Path file) throws IOException {
    return write(file, frame -> frame, false);
  }

  /** With wrong bits behind the headers of some frames. */
  Path writeDamaged(Path file) throws IOException {
    Random where = new Random(10);
    return write(
        file,
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
  Path writeCut(Path file, int bytes) throws IOException {
    return write(file, frame -> Arrays.copyOf(frame, Math.min(frame.length, bytes)), true);
  }

  private Path write(Path file, java.util.function.UnaryOperator<byte[]> change, boolean keys)
      throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        PcapngWriter writer = new PcapngWriter(out, List.of(comment("of the section")))) {
      writer.add(new SourceInterface(ETHERNET, WHOLE, 6, List.of(comment("of an interface"))));
      if (keys) {
        writer.secret(secret(DecryptionSecret.TLS_KEY_LOG, keyLog()));
        writer.secret(secret(WIREGUARD_KEY_LOG, "x = " + TUNNEL_KEY));
      }
      for (CapturedFrame captured : scenario.frames()) {
        byte[] bytes = change.apply(captured.bytes());
        Frame frame = new Frame();
        frame.bytes(bytes, 0, bytes.length, captured.originalLength());
        frame.meta(captured.timeMicros() * 1000, ETHERNET);
        List<PcapngOption> options =
            captured.number() % 50 == 0 ? List.of(comment("of a frame")) : List.of();
        writer.frame(0, frame, ByteBuffer.wrap(bytes), options);
      }
    }
    return file;
  }

  private static DecryptionSecret secret(int type, String text) {
    return new DecryptionSecret(type, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private PcapngOption comment(String where) {
    String text = "Nv4Bqz8Kxw7Lrt";
    comments.text("comment", text);
    return PcapngOption.text(PcapngOption.COMMENT, where + ": " + text);
  }
}
