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
import org.icascope.capture.DecryptionSecret;
import org.icascope.capture.Frame;
import org.icascope.capture.NameRecord;
import org.icascope.capture.PcapngOption;
import org.icascope.capture.PcapngWriter;
import org.icascope.capture.SourceInterface;
import org.icascope.model.IpAddress;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.CapturedFrame;
import org.icascope.testkit.protocol.IcaCipher;
import org.icascope.testkit.protocol.IcaIdentity;
import org.icascope.testkit.protocol.IcaSetup;

/** A session of which every text and every secret is known, and a file with more of them. */
final class PlantedCapture {

  /** Never to be shown by anything. */
  final Marks secrets = new Marks();

  /** To be shown where the user asks for names. */
  final Marks names = new Marks();

  /** Not to leave the house. */
  final Marks others = new Marks();

  private static final String ORIGIN = "page-Wq7Kzjvexo.example";
  private static final String SERVER_NAME = "gate-Pf4Mxuqwil.example";
  private static final String COOKIE = "sid=Jc8Rtyhbgv";
  private static final String STA = ";40;STA1;Ux5Lmwnpqd0";
  private static final int SEED = 0x31;

  /** Shorter ones, of EDT, are all numbers, which stay. */
  private static final int LEAST_CHANGED = 110;

  private final Scenario scenario = new Scenario("planted");
  private final CgpSession session;
  private final Random random = new Random(7);

  PlantedCapture(Consumer<CgpSession> layers) {
    IcaIdentity who =
        new IcaIdentity(
            "DOM-Zk3Vbqxyfa",
            "usr-Hd9Npwlgte",
            "c:\\dir-Rb6Sjcmuzk",
            "#App-Yv2Qfxhrdo",
            "CLT-Gm8Twkzejp",
            "Por-Ln5Bxvyqsi");
    session =
        scenario.cgpSession(
            "192.168.20.71:55210",
            "203.0.113.10:2598",
            new IcaSetup("WFICA32.EXE", 2402, SEED, who, false, false));
    layers.accept(session.withStaTicket(STA));
    plant(who);
    say();
    session.breakByReset(SERVER_TO_CLIENT).queueWhileSuspended(3, 2).idle(1).resume(55211);
    say();
    session.run(0.5).finish();
    session.tickets().forEach(ticket -> secrets.bytes("ticket", ticket));
    scenario.keyLog().lines().forEach(this::key);
  }

  static String origin() {
    return "http://" + ORIGIN;
  }

  static String serverName() {
    return SERVER_NAME;
  }

  static String headerLines() {
    return "Cookie: " + COOKIE + "\r\nX-Forwarded-For: Me3Dwkq9zj\r\n";
  }

  private void plant(IcaIdentity who) {
    String all =
        String.join(
                "\0",
                who.domain(),
                who.user(),
                who.directory(),
                who.application(),
                who.clientName(),
                who.launcher())
            + "\0";
    secrets.bytes(
        "hidden names", IcaCipher.hideStrings(SEED, all.getBytes(StandardCharsets.US_ASCII)));
    secrets.text("STA ticket", STA.substring(9)).text("cookie", COOKIE.substring(4));
    names.text("domain", who.domain().substring(4)).text("user", who.user().substring(4));
    names.text("directory", who.directory().substring(7));
    names.text("application", who.application().substring(5));
    names.text("client", who.clientName().substring(4));
    names.text("launcher", who.launcher().substring(4));
    others
        .text("origin", ORIGIN.substring(5, 15))
        .text("server name", SERVER_NAME.substring(5, 15));
    others.text("header", "Me3Dwkq9zj");
    session.connect();
  }

  /** What a user types, and what the screen shows. */
  private void say() {
    for (int i = 0; i < 5; i++) {
      byte[] typed = new byte[24];
      random.nextBytes(typed);
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

  String keyLog() {
    return scenario.keyLog();
  }

  /** The frames, in a file that tells much about the house. */
  Path write(Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        PcapngWriter writer = new PcapngWriter(out, section())) {
      writer.add(new SourceInterface(1, 262_144, 6, describing()));
      writer.name(new NameRecord(new IpAddress(0, 0xcb00710aL, 4), mark("nam", "Sx7Kqvjdwb")));
      if (!keyLog().isEmpty()) {
        ByteBuffer log = ByteBuffer.wrap(keyLog().getBytes(StandardCharsets.US_ASCII));
        writer.secret(new DecryptionSecret(DecryptionSecret.TLS_KEY_LOG, log));
      }
      for (CapturedFrame captured : scenario.frames()) {
        write(writer, captured, captured.bytes(), 0);
        if (captured.number() % 3 == 0 && captured.bytes().length > LEAST_CHANGED) {
          write(writer, captured, changed(captured.bytes()), 300_000); // a repetition
          write(writer, captured, fragment(captured.bytes()), 310_000);
          write(writer, captured, fragment(captured.bytes()), 311_000);
        }
      }
    }
    return file;
  }

  private String mark(String name, String text) {
    others.text(name, text);
    return text;
  }

  private List<PcapngOption> section() {
    return List.of(
        PcapngOption.text(2, mark("hardware", "Ha2Lzxqvbn")),
        PcapngOption.text(3, mark("system", "Sy6Wmkjqpt")),
        PcapngOption.text(4, mark("program", "Pr9Xvbzqhd")),
        PcapngOption.text(1, mark("comment of the section", "Co4Tnwqjxk")));
  }

  private List<PcapngOption> describing() {
    return List.of(
        PcapngOption.text(2, mark("interface", "If8Jqzxwvk")),
        PcapngOption.text(3, mark("description", "De5Vkxqzjw")),
        PcapngOption.text(11, "\0" + mark("filter", "Fi3Bwzqxkv")),
        PcapngOption.text(12, mark("system of the interface", "Os7Zqwxvjk")));
  }

  private void write(PcapngWriter writer, CapturedFrame captured, byte[] bytes, int laterMicros)
      throws IOException {
    Frame frame = new Frame();
    frame.bytes(bytes, 0, bytes.length, bytes.length);
    frame.meta((captured.timeMicros() + laterMicros) * 1000, 1);
    String comment = mark("comment of a frame", "Cf6Qxzwkvj");
    writer.frame(0, frame, ByteBuffer.wrap(bytes), List.of(PcapngOption.text(1, comment)));
  }

  /** Another content at the same place of the stream. */
  private byte[] changed(byte[] frame) {
    byte[] changed = frame.clone();
    byte[] text = mark("other content", "Ot9Wjzqxvkb").getBytes(StandardCharsets.US_ASCII);
    for (int at = frame.length - 24; at < frame.length; at++) {
      changed[at] = text[at % text.length];
    }
    return changed;
  }

  /** One that will never be completed, of an IPv4 datagram; the number is one of its own. */
  private byte[] fragment(byte[] frame) {
    byte[] fragment = changed(frame);
    fragment[18] ^= 0x55;
    fragment[20] = 0x20; // more fragments
    fragment[21] = 8;
    return fragment;
  }
}
