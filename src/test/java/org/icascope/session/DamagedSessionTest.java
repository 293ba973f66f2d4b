package org.icascope.session;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** A break with resume and replay, every bit of it flipped once, every message of it left out. */
class DamagedSessionTest {

  private static final List<byte[]> OLD =
      List.of(
          Cgp.bindRequest(),
          Cgp.bindResponse("T1"),
          Cgp.openRequest(),
          Cgp.openResponse(0, 0),
          Cgp.data("abc"),
          Cgp.data(1, "defg"),
          Cgp.acknowledge(2),
          Cgp.keepAlive());

  private static final List<byte[]> NEW =
      List.of(
          Cgp.resumeRequest(2, "T1"),
          Cgp.bindResponse(2, "T2"),
          Cgp.data("abc"),
          Cgp.data(0, "defg"),
          Cgp.finishRequest(),
          Cgp.finishResponse());

  private static final int MESSAGES = OLD.size() + NEW.size();

  /** Sends it all, one message of it changed; an empty one is not captured. */
  private static Found run(int changed, byte[] instead) {
    Net net = new Net();
    Tcp old = net.at(0).cgp(50000).handshake();
    for (int i = 0; i < OLD.size(); i++) {
      send(old.after(0.1), i, OLD.get(i), i == changed ? instead : OLD.get(i));
    }
    old.at(5).serverRst();
    Tcp fresh = net.at(6).cgp(50001).handshake();
    for (int i = 0; i < NEW.size(); i++) {
      int number = OLD.size() + i;
      send(fresh.after(0.1), i, NEW.get(i), number == changed ? instead : NEW.get(i));
    }
    fresh.at(8).clientFin();
    return net.finishAt(300);
  }

  private static void send(Tcp tcp, int turn, byte[] whole, byte[] bytes) {
    if (bytes.length == 0) {
      tcp.unseen();
    }
    byte[] sent = bytes.length == 0 ? whole : bytes;
    if (turn % 2 == 0) {
      tcp.client(sent).seen().server();
    } else {
      tcp.server(sent).seen().client();
    }
  }

  private static byte[] message(int number) {
    return number < OLD.size() ? OLD.get(number) : NEW.get(number - OLD.size());
  }

  @Test
  void noFlippedBitMakesItFailOrInventsASession() {
    for (int number = 0; number < MESSAGES; number++) {
      for (int bit = 0; bit < 8 * message(number).length; bit++) {
        byte[] damaged = message(number).clone();
        damaged[bit / 8] ^= (byte) (1 << bit % 8);
        Found found = run(number, damaged);
        assertTrue(found.tracked().sessions().size() <= 2, "message " + number + ", bit " + bit);
      }
    }
  }

  @Test
  void noMissingMessageMakesItFailOrInventsASession() {
    for (int number = 0; number < MESSAGES; number++) {
      Found found = run(number, new byte[0]);
      assertTrue(found.tracked().sessions().size() <= 2, "message " + number);
    }
  }

  @Test
  void noShortenedMessageMakesItFail() {
    for (int number = 0; number < MESSAGES; number++) {
      for (int length = 1; length < message(number).length; length++) {
        Found found = run(number, java.util.Arrays.copyOf(message(number), length));
        assertTrue(
            found.tracked().sessions().size() <= 2, "message " + number + ", " + length + " bytes");
      }
    }
  }
}
