package org.icascope.tunnel.websocket;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.Deflater;
import org.icascope.model.Direction;
import org.icascope.model.PortTable;
import org.icascope.testkit.protocol.WebSocketWriter;
import org.icascope.tunnel.TunnelTalk;
import org.junit.jupiter.api.Test;

/** Streams in frames, fragments, masks and segments of any size come out as they went in. */
class RandomWebSocketTest {

  private static final int RUNS = 300;
  private static final String KEY = "dGhlIHNhbXBsZSBub25jZQ==";

  /** One side that sends its stream in messages. */
  private static final class Sender {
    private final Random random;
    private final boolean masks;
    private final boolean compresses;
    private final Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    private final ByteArrayOutputStream wire = new ByteArrayOutputStream();
    private int messages;

    Sender(Random random, boolean masks, boolean compresses) {
      this.random = random;
      this.masks = masks;
      this.compresses = compresses;
    }

    byte[] send(byte[] stream, boolean takesOver) {
      int at = 0;
      while (at < stream.length) {
        int to = Math.min(stream.length, at + size());
        message(Arrays.copyOfRange(stream, at, to));
        if (!takesOver) {
          deflater.reset();
        }
        at = to;
      }
      deflater.end();
      return wire.toByteArray();
    }

    private int size() {
      return switch (random.nextInt(4)) {
        case 0 -> random.nextInt(126);
        case 1 -> random.nextInt(2000);
        case 2 -> 0xff00 + random.nextInt(0x200);
        default -> random.nextInt(5);
      };
    }

    private void message(byte[] content) {
      messages++;
      boolean compressed = compresses && random.nextInt(4) > 0;
      byte[] payload = compressed ? deflate(content) : content;
      int first = 1 + random.nextInt(2) | (compressed ? WebSocketWriter.COMPRESSED : 0);
      int at = 0;
      while (random.nextInt(3) == 0) {
        int to = at + random.nextInt(payload.length - at + 1);
        frame(first, Arrays.copyOfRange(payload, at, to));
        first = 0;
        at = to;
        if (random.nextInt(3) == 0) {
          frame(WebSocketWriter.FIN | WebSocketWriter.PING, new byte[random.nextInt(126)]);
        }
      }
      frame(WebSocketWriter.FIN | first, Arrays.copyOfRange(payload, at, payload.length));
    }

    private byte[] deflate(byte[] content) {
      deflater.setInput(content);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] piece = new byte[1000];
      int count;
      while ((count = deflater.deflate(piece, 0, piece.length, Deflater.SYNC_FLUSH)) > 0) {
        out.write(piece, 0, count);
      }
      byte[] all = out.toByteArray();
      // without input there may be nothing to flush; an empty block stands for it (RFC 7692,
      // 7.2.3.6)
      return all.length == 0 ? new byte[1] : Arrays.copyOf(all, all.length - 4);
    }

    private void frame(int first, byte[] payload) {
      byte[] key = new byte[4];
      random.nextBytes(key);
      wire.writeBytes(
          masks
              ? WebSocketWriter.masked(first, key, payload)
              : WebSocketWriter.frame(first, payload));
    }
  }

  private static byte[] stream(Random random) {
    byte[] stream = new byte[random.nextInt(random.nextInt(5) == 0 ? 300_000 : 5000)];
    for (int i = 0; i < stream.length; i++) {
      stream[i] = (byte) random.nextInt(1 + random.nextInt(256)); // compresses somewhat
    }
    return stream;
  }

  private static TunnelTalk open(boolean compresses, boolean takesOver) {
    TunnelTalk talk =
        new TunnelTalk(List.of(new WebSocketTunnel(new PortTable(Map.of()))), 80, true);
    String extension =
        compresses
            ? "Sec-WebSocket-Extensions: permessage-deflate"
                + (takesOver ? "" : "; client_no_context_takeover; server_no_context_takeover")
                + "\r\n"
            : "";
    talk.client(WebSocketWriter.request("h", "http://h", KEY, ""));
    return talk.server(WebSocketWriter.agreed(KEY, extension));
  }

  @Test
  void anySegmentationFragmentationAndMaskGivesTheOriginalStream() {
    for (long seed = 1; seed <= RUNS; seed++) {
      Random random = new Random(seed);
      boolean compresses = random.nextBoolean();
      boolean takesOver = random.nextBoolean();
      TunnelTalk talk = open(compresses, takesOver);
      for (Direction direction : Direction.values()) {
        boolean masks = direction == CLIENT_TO_SERVER;
        byte[] stream = stream(random);
        Sender sender = new Sender(random, masks, compresses);
        inSegments(random, talk, direction, sender.send(stream, takesOver));
        String about = "seed " + seed + " " + direction;
        assertArrayEquals(stream, talk.stream(direction), about);
        WebSocketSide side = ((WebSocketFacts) talk.facts.get(0)).side(direction);
        assertEquals(sender.messages, side.messages(), about);
        assertEquals(stream.length, side.contentBytes(), about);
      }
      assertEquals(List.of(), talk.codes(), "seed " + seed);
    }
  }

  private static void inSegments(Random random, TunnelTalk talk, Direction to, byte[] wire) {
    int most = random.nextInt(3) == 0 ? 5 : 3000;
    for (int at = 0; at < wire.length; ) {
      int end = Math.min(wire.length, at + 1 + random.nextInt(wire.length > 50_000 ? 3000 : most));
      talk.send(to, Arrays.copyOfRange(wire, at, end));
      at = end;
    }
  }

  @Test
  void damagedBytesAndGapsNeverThrow() {
    int remarks = 0;
    for (long seed = 1; seed <= RUNS; seed++) {
      Random random = new Random(-seed);
      boolean compresses = random.nextBoolean();
      TunnelTalk talk = open(compresses, true);
      for (Direction direction : List.of(CLIENT_TO_SERVER, SERVER_TO_CLIENT)) {
        Sender sender = new Sender(random, direction == CLIENT_TO_SERVER, compresses);
        byte[] wire = sender.send(Arrays.copyOf(stream(random), 2000), true);
        for (int i = 0; i < 3; i++) {
          wire[random.nextInt(wire.length)] ^= (byte) (1 << random.nextInt(8));
        }
        int half = random.nextInt(wire.length);
        inSegments(random, talk, direction, Arrays.copyOf(wire, half));
        talk.gap(direction, 1 + random.nextInt(20));
        inSegments(random, talk, direction, Arrays.copyOfRange(wire, half, wire.length));
      }
      talk.close();
      remarks += talk.codes().size();
    }
    assertTrue(remarks > RUNS / 2, "only " + remarks + " remarks");
  }

  @Test
  void damagedUpgradesNeverThrow() {
    byte[] request = WebSocketWriter.request("h", "http://h", KEY, "");
    byte[] answer = WebSocketWriter.agreed(KEY, "Sec-WebSocket-Extensions: permessage-deflate\r\n");
    int opened = 0;
    for (long seed = 1; seed <= 2000; seed++) {
      Random random = new Random(seed);
      TunnelTalk talk =
          new TunnelTalk(List.of(new WebSocketTunnel(new PortTable(Map.of()))), 8008, false);
      byte[] asked = request.clone();
      byte[] answered = answer.clone();
      asked[random.nextInt(asked.length)] = (byte) random.nextInt(256);
      answered[random.nextInt(answered.length)] = (byte) random.nextInt(256);
      inSegments(random, talk, CLIENT_TO_SERVER, asked);
      inSegments(random, talk, SERVER_TO_CLIENT, answered);
      talk.client(new byte[300]).server(new byte[300]).close();
      opened += talk.facts.size();
    }
    assertTrue(opened > 500 && opened < 2000, "opened " + opened);
  }
}
