package org.icascope.dissect.ica;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.spec.Hex;
import org.icascope.spec.IcaSamples;
import org.icascope.spec.IcaSamples.UiText;

/** A connection made of the samples; one turn is one segment with the next frame number. */
final class IcaTalk {

  static final UiText TEXT = new UiText("lab", "kim", "hunter2!", "#Editor", "desk-7", false);

  private static final int FOLLOWING_OFFSET = 5;

  /** What one side sends in one segment. */
  record Turn(Direction direction, byte[] bytes) {}

  private final List<Turn> turns = new ArrayList<>();

  IcaTalk client(byte[]... parts) {
    turns.add(new Turn(Direction.CLIENT_TO_SERVER, join(parts)));
    return this;
  }

  IcaTalk client(String... hex) {
    return client(Hex.bytes(hex));
  }

  IcaTalk server(String... hex) {
    turns.add(new Turn(Direction.SERVER_TO_CLIENT, Hex.bytes(hex)));
    return this;
  }

  List<Turn> turns() {
    return turns;
  }

  /** Greeting and INIT_REQUEST of both sides. */
  static IcaTalk greeted() {
    return new IcaTalk()
        .server(IcaSamples.BANNER)
        .client(IcaSamples.BANNER)
        .server(IcaSamples.INIT_REQUEST);
  }

  /** Whole set-up: five modules, framing and basic encryption confirmed, no seed yet. */
  static IcaTalk setUp() {
    return greeted()
        .client(IcaSamples.ui(TEXT), Hex.bytes(IcaSamples.TD))
        .client(Hex.bytes(IcaSamples.PD_FRAME), Hex.bytes(IcaSamples.PD_CRYPT1))
        .client(last(Hex.bytes(IcaSamples.WD)))
        .server(
            IcaSamples.CONNECT_WD,
            IcaSamples.CONNECT_FRAME,
            IcaSamples.CONNECT_CRYPT,
            IcaSamples.CONNECT_TD)
        .client("04 00 00");
  }

  /** Set-up, seed exchange, three records of the client and two of the server. */
  static IcaTalk whole() {
    return setUp()
        .server("02 00 02 00")
        .client("03 00 04 00 04")
        .client("0300 01 aabb", "0200 01 cc")
        .server("0440 01 010203", "0300 01 0405")
        .client("0100 01");
  }

  /** The module as the last one: no others follow. */
  static byte[] last(byte[] module) {
    module[FOLLOWING_OFFSET] = 0;
    return module;
  }

  /** All bytes of a direction. */
  byte[] bytes(Direction direction) {
    return join(
        turns.stream()
            .filter(turn -> turn.direction() == direction)
            .map(Turn::bytes)
            .toArray(byte[][]::new));
  }

  /** Feeds the turns, each as a segment of its own. */
  void feed(IcaStream stream) {
    for (int i = 0; i < turns.size(); i++) {
      feed(stream, turns.get(i).direction(), turns.get(i).bytes(), i + 1, true);
    }
  }

  static void feed(
      IcaStream stream, Direction direction, byte[] bytes, int frame, boolean segmentStart) {
    if (bytes.length > 0) {
      stream.onChunk(direction, chunk(bytes, frame, segmentStart));
    }
  }

  static FrameMark mark(int frame) {
    return new FrameMark(0, frame, frame * 1_000_000L);
  }

  private static Chunk chunk(byte[] bytes, int frame, boolean segmentStart) {
    byte[] among = new byte[bytes.length + 5]; // bytes of others around it
    Arrays.fill(among, (byte) 0x7f);
    System.arraycopy(bytes, 0, among, 3, bytes.length);
    return new Chunk()
        .bytes(among, 3, bytes.length)
        .place(0, segmentStart)
        .origin(0, frame, mark(frame).timeNanos());
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }
}
