package org.icascope.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import org.icascope.capture.DecryptionSecret;
import org.icascope.capture.Frame;
import org.icascope.capture.NameRecord;
import org.icascope.capture.PcapngOption;
import org.icascope.capture.PcapngWriter;
import org.icascope.capture.SourceInterface;
import org.icascope.model.IpAddress;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.CapturedFrame;

/** How frames with secrets are written: with what a file says besides, and again otherwise. */
final class PlantedFile {

  private static final String TUNNEL_KEY = "Dq7Wzx3Kbv9Jnt5R";
  private static final int WIREGUARD_KEY_LOG = 0x57474b4c; // pcapng draft, section 4.7
  private static final int ETHERNET = 1;
  private static final int WHOLE = 262_144;

  private static final String COMMENT = "Nv4Bqz8Kxw7Lrt";

  /** In a pcapng section: hardware, system, program. */
  private static final List<String> SECTION = List.of("Ha2Lzxqvbn", "Sy6Wmkjqpt", "Pr9Xvbzqhd");

  /** Of an interface: its name, what describes it, its filter, its system. */
  private static final List<String> INTERFACE =
      List.of("If8Jqzxwvk", "De5Vkxqzjw", "Fi3Bwzqxkv", "Os7Zqwxvjk");

  private static final String HOST = "Sx7Kqvjdwb";
  private static final String OTHER_CONTENT = "Ot9Wjzqxvkb";

  /** One in so many frames comes again with another content, and as a fragment. */
  private static final int REPEATED_EVERY = 7;

  /** Shorter ones, of EDT, are all numbers, which stay where contents are taken out. */
  private static final int LEAST_REPEATED = 110;

  private final Scenario scenario;

  PlantedFile(Scenario scenario) {
    this.scenario = scenario;
  }

  /** Adds what stands in every file. */
  void plant(Marks secrets, Marks comments, Marks others) {
    secrets.text("key of a tunnel", TUNNEL_KEY);
    comments.text("comment", COMMENT);
    others.text("name of a host", HOST).text("other content", OTHER_CONTENT);
    SECTION.forEach(text -> others.text("section", text));
    INTERFACE.forEach(text -> others.text("interface", text));
  }

  /**
   * @param change of every frame
   * @param keys with key logs
   */
  Path write(Path file, UnaryOperator<byte[]> change, boolean keys) throws IOException {
    try (OutputStream out = Files.newOutputStream(file);
        PcapngWriter writer = new PcapngWriter(out, section())) {
      writer.add(new SourceInterface(ETHERNET, WHOLE, 6, describing()));
      writer.name(new NameRecord(new IpAddress(0, 0xcb00710aL, 4), HOST));
      if (keys) {
        writer.secret(secret(DecryptionSecret.TLS_KEY_LOG, scenario.keyLog()));
        writer.secret(secret(WIREGUARD_KEY_LOG, "x = " + TUNNEL_KEY));
      }
      for (CapturedFrame captured : scenario.frames()) {
        write(writer, captured, change.apply(captured.bytes()), 0);
        if (captured.number() % REPEATED_EVERY == 0 && captured.bytes().length > LEAST_REPEATED) {
          write(writer, captured, change.apply(changed(captured.bytes())), 300_000);
          write(writer, captured, change.apply(fragment(captured.bytes())), 310_000);
          write(writer, captured, change.apply(fragment(captured.bytes())), 311_000);
        }
      }
    }
    return file;
  }

  private static void write(
      PcapngWriter writer, CapturedFrame captured, byte[] bytes, int laterMicros)
      throws IOException {
    Frame frame = new Frame();
    frame.bytes(bytes, 0, bytes.length, captured.originalLength());
    frame.meta((captured.timeMicros() + laterMicros) * 1000, ETHERNET);
    boolean isWithComment = captured.number() % 50 == 0 || laterMicros > 0;
    List<PcapngOption> options = isWithComment ? List.of(comment("of a frame")) : List.of();
    writer.frame(0, frame, ByteBuffer.wrap(bytes), options);
  }

  /** Another content at the same place of the stream. */
  private static byte[] changed(byte[] frame) {
    byte[] changed = frame.clone();
    byte[] text = OTHER_CONTENT.getBytes(StandardCharsets.US_ASCII);
    for (int at = frame.length - 24; at < frame.length; at++) {
      changed[at] = text[at % text.length];
    }
    return changed;
  }

  /** One that will never be completed, of an IPv4 datagram; the number is one of its own. */
  private static byte[] fragment(byte[] frame) {
    byte[] fragment = changed(frame);
    fragment[18] ^= 0x55;
    fragment[20] = 0x20; // more fragments
    fragment[21] = 8;
    return fragment;
  }

  /** Numbers of options: pcapng draft, sections 4.1 and 4.2. */
  private static List<PcapngOption> section() {
    return List.of(
        PcapngOption.text(2, SECTION.get(0)),
        PcapngOption.text(3, SECTION.get(1)),
        PcapngOption.text(4, SECTION.get(2)),
        comment("of the section"));
  }

  private static List<PcapngOption> describing() {
    return List.of(
        PcapngOption.text(2, INTERFACE.get(0)),
        PcapngOption.text(3, INTERFACE.get(1)),
        PcapngOption.text(11, "\0" + INTERFACE.get(2)),
        PcapngOption.text(12, INTERFACE.get(3)),
        comment("of an interface"));
  }

  private static DecryptionSecret secret(int type, String text) {
    return new DecryptionSecret(type, ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
  }

  private static PcapngOption comment(String where) {
    return PcapngOption.text(PcapngOption.COMMENT, where + ": " + COMMENT);
  }
}
