package org.icascope.dissect.ica;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.icascope.dissect.ica.IcaConnection.RecordCount;
import org.icascope.dissect.ica.IcaTalk.Turn;
import org.icascope.model.Direction;
import org.icascope.spec.Hex;
import org.icascope.spec.IcaSamples;
import org.junit.jupiter.api.Test;

/** Gaps, lost positions and hostile bytes. */
class IcaStreamDamageTest {

  private final RecordingSink sink = new RecordingSink();
  private final IcaStream stream = new IcaStream(sink, false);

  @Test
  void aGapInsideASetUpPacketLosesThatPacketOnly() {
    for (int lost = 1; lost < 100; lost++) {
      IcaStream other = new IcaStream(sink, false);
      List<Turn> turns = IcaTalk.whole().turns();
      for (int i = 0; i < turns.size(); i++) {
        byte[] bytes = turns.get(i).bytes();
        if (i == 3) { // UI and TD in one segment; the UI loses bytes behind its two lengths
          feed(other, CLIENT_TO_SERVER, java.util.Arrays.copyOf(bytes, 10), i, true);
          other.onGap(CLIENT_TO_SERVER, lost, IcaTalk.mark(i));
          bytes = java.util.Arrays.copyOfRange(bytes, 10 + lost, bytes.length);
          feed(other, CLIENT_TO_SERVER, bytes, i, false);
        } else {
          feed(other, turns.get(i).direction(), bytes, i, true);
        }
      }
      assertEquals(4, other.connection().modules().size(), "lost " + lost);
      assertEquals("basic", other.connection().encryption());
      assertEquals(3, count(other, "clientToServer", "basic"));
    }
    assertTrue(sink.remarks.contains("ica.setup.incomplete"));
  }

  @Test
  void aLostLastConfirmationStillEndsTheSetUp() {
    IcaTalk talk = IcaTalk.whole();
    for (int i = 0; i < talk.turns().size(); i++) {
      byte[] bytes = talk.turns().get(i).bytes();
      boolean connects = i == 6;
      int seen = connects ? bytes.length - 4 : bytes.length;
      feed(talk.turns().get(i).direction(), java.util.Arrays.copyOf(bytes, seen), i);
      if (connects) {
        stream.onGap(SERVER_TO_CLIENT, 4, IcaTalk.mark(i));
      }
    }
    assertEquals(2, count(stream, "serverToClient", "basic"));
    assertEquals("basic", stream.connection().encryption());
  }

  @Test
  void whereTheConfirmationIsNotCapturedTheOfferIsTaken() {
    IcaTalk talk = IcaTalk.whole();
    for (int i = 0; i < talk.turns().size(); i++) {
      if (talk.turns().get(i).direction() == CLIENT_TO_SERVER) {
        feed(CLIENT_TO_SERVER, talk.turns().get(i).bytes(), i);
      }
    }
    assertEquals("basic", stream.connection().encryption()); // the seed reply shows it
    assertEquals(3, count(stream, "clientToServer", "basic"));
    assertEquals(List.of(), stream.connection().protocolDrivers());
    assertTrue(sink.remarks.contains("ica.assumed"));
  }

  @Test
  void aGapInsideAFrameIsAsGoodAsSeen() {
    IcaTalk.whole().feed(stream);
    feed(SERVER_TO_CLIENT, Hex.bytes("0a00 01 0102"), 20);
    stream.onGap(SERVER_TO_CLIENT, 7, IcaTalk.mark(21));
    feed(SERVER_TO_CLIENT, Hex.bytes("0200 01 ff"), 22);
    assertEquals(4, count(stream, "serverToClient", "basic"));
    assertEquals(5 + 9 + 1, bytes(stream, "serverToClient", "basic"));
    assertEquals(List.of(), sink.remarks);
  }

  @Test
  void aGapOverAHeaderIsLeftAtAChainOfFrames() {
    IcaTalk.whole().feed(stream);
    stream.onGap(SERVER_TO_CLIENT, 100, IcaTalk.mark(20));
    IcaTalk.feed(stream, SERVER_TO_CLIENT, Hex.bytes("ffffff"), 21, false); // rest of a frame
    feed(SERVER_TO_CLIENT, Hex.bytes("55 55 55 55"), 22); // no frame
    feed(SERVER_TO_CLIENT, Hex.bytes("0300 01 aabb", "0200 01 cc", "0200 01 dd"), 23);
    assertEquals(2 + 3, count(stream, "serverToClient", "basic"));
    assertEquals(7, bytes(stream, "serverToClient", "unframed"));
    assertEquals(List.of("ica.sync-lost", "ica.resynchronized"), sink.remarks);
  }

  @Test
  void withoutRecordHeadersEndsOfSegmentsProveFrames() {
    IcaTalk.whole().server("0a00 06 010203040506070809").feed(stream);
    stream.onGap(SERVER_TO_CLIENT, 100, IcaTalk.mark(20));
    feed(SERVER_TO_CLIENT, Hex.bytes("0300 eeeeee", "0100 ee"), 21);
    feed(SERVER_TO_CLIENT, Hex.bytes("0300 eeeeee"), 22);
    feed(SERVER_TO_CLIENT, Hex.bytes("0300 eeeeee"), 23);
    feed(SERVER_TO_CLIENT, Hex.bytes("0200 eeee"), 24);
    assertEquals(5, count(stream, "serverToClient", "clear"));
    assertEquals(12, bytes(stream, "serverToClient", "clear"));
  }

  @Test
  void aDirectionWithoutFramesIsGivenUp() {
    IcaTalk.whole().feed(stream);
    stream.onGap(SERVER_TO_CLIENT, 100, IcaTalk.mark(20));
    for (int i = 0; i < 100; i++) {
      feed(SERVER_TO_CLIENT, Hex.bytes("5555555555"), 21 + i);
    }
    feed(SERVER_TO_CLIENT, Hex.bytes("0300 01 aabb", "0200 01 cc", "0200 01 dd"), 130);
    assertEquals(2, count(stream, "serverToClient", "basic"));
    assertEquals(500 + 13, bytes(stream, "serverToClient", "unframed"));
    assertTrue(sink.remarks.contains("ica.out-of-sync"));
  }

  @Test
  void anUnknownRecordHeaderStartsTheSearch() {
    IcaTalk.whole().feed(stream);
    feed(CLIENT_TO_SERVER, Hex.bytes("0300 09 aabb"), 20);
    feed(CLIENT_TO_SERVER, Hex.bytes("0200 01 cc", "0200 01 dd", "0100 01"), 21);
    assertEquals(3 + 3, count(stream, "clientToServer", "basic"));
    assertEquals(5, bytes(stream, "clientToServer", "unframed"));
  }

  @Test
  void malformedModuleIsARemarkAndTheRestGoesOn() {
    byte[] wd = IcaTalk.last(Hex.bytes(IcaSamples.WD));
    wd[3 + 72] = (byte) 200; // 200 channels announced
    IcaTalk.greeted().client(wd).client("04 00 00").feed(stream);
    assertEquals(List.of("ica.setup.malformed", "ica.assumed"), sink.remarks);
    // 340 bytes of module hold (340 - 182) / 10 whole channels
    assertEquals(15, stream.connection().virtualChannels().size());
  }

  @Test
  void noFlippedBitMakesItThrow() {
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          List<Turn> turns = IcaTalk.whole().turns();
          for (int turn = 0; turn < turns.size(); turn++) {
            for (int bit = 0; bit < turns.get(turn).bytes().length * 8; bit++) {
              flipped(turn, bit).connection();
            }
          }
        });
  }

  @Test
  void everyShorterSetUpIsSound() {
    byte[] client = IcaTalk.whole().bytes(CLIENT_TO_SERVER);
    for (int length = 0; length < client.length; length++) {
      IcaStream other = new IcaStream(sink, true);
      feed(other, CLIENT_TO_SERVER, java.util.Arrays.copyOf(client, length), 1, true);
      assertTrue(other.connection().modules().size() <= 5);
    }
    assertFalse(sink.remarks.contains("ica.setup.malformed"));
  }

  @Test
  void randomBytesAndGapsNeverHurt() {
    Random random = new Random(1494); // fixed seed
    for (int run = 0; run < 300; run++) {
      IcaStream other = new IcaStream(new RecordingSink(), true);
      IcaTalk.setUp().feed(other);
      for (int i = 0; i < 60; i++) {
        Direction direction = random.nextBoolean() ? CLIENT_TO_SERVER : SERVER_TO_CLIENT;
        if (random.nextInt(4) == 0) {
          other.onGap(direction, 1 + random.nextInt(5000), IcaTalk.mark(i));
        }
        byte[] bytes = new byte[random.nextInt(40)];
        random.nextBytes(bytes);
        feed(other, direction, bytes, i, random.nextBoolean());
      }
      other.connection();
    }
  }

  private static IcaStream flipped(int turn, int bit) {
    IcaTalk talk = IcaTalk.whole();
    talk.turns().get(turn).bytes()[bit / 8] ^= (byte) (1 << bit % 8);
    IcaStream stream = new IcaStream(new RecordingSink(), true);
    talk.feed(stream);
    return stream;
  }

  private void feed(Direction direction, byte[] bytes, int frame) {
    feed(stream, direction, bytes, frame, true);
  }

  private static void feed(
      IcaStream stream, Direction direction, byte[] bytes, int frame, boolean segmentStart) {
    IcaTalk.feed(stream, direction, bytes, frame + 1, segmentStart);
  }

  private static long count(IcaStream stream, String direction, String kind) {
    return record(stream, direction, kind).count();
  }

  private static long bytes(IcaStream stream, String direction, String kind) {
    return record(stream, direction, kind).bytes();
  }

  private static RecordCount record(IcaStream stream, String direction, String kind) {
    return stream.connection().records().stream()
        .filter(r -> r.direction().equals(direction) && r.kind().equals(kind))
        .findFirst()
        .orElseThrow();
  }
}
