package org.icascope.tunnel.edt;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.icascope.testkit.protocol.EdtWriter;
import org.junit.jupiter.api.Test;

class EdtDetectorTest {

  private final EdtTalk talk = new EdtTalk();

  private boolean recognised() {
    return talk.facts != null;
  }

  @Test
  void aHandshakeIsRecognisedOnAnyPort() {
    talk.serverPort(40123).request();
    assertTrue(recognised());
    assertFalse(talk.facts.midStream());
  }

  @Test
  void theReservedBitsMayHoldAnything() {
    byte[] request = EdtWriter.request(7, 9);
    request[2] = 0x12;
    request[3] = 0x34;
    talk.serverPort(40123).fromClient(request);
    assertTrue(recognised());
  }

  @Test
  void otherProtocolsThatDescendFromUdtAreNot() {
    byte[] request = EdtWriter.request(7, 9);
    request[23] = 2; // a datagram socket, as SRT begins
    talk.fromClient(request);
    assertFalse(recognised());
    assertEquals(List.of("datagram #1"), talk.lines);
  }

  @Test
  void everyValueThatIsFixedIsChecked() {
    int[] places = {0, 1, 19, 23, 24, 28, 32, 39};
    int[] values = {0x00, 0x01, 5, 0, 0x80, 0x01, 0xff, 5};
    for (int i = 0; i < places.length; i++) {
      byte[] request = EdtWriter.request(7, 9);
      request[places[i]] = (byte) values[i];
      EdtTalk other = new EdtTalk().serverPort(40123).fromClient(request);
      assertEquals(null, other.facts, "byte " + places[i]);
    }
  }

  @Test
  void aHandshakeThatIsTooShortIsNone() {
    byte[] request = EdtWriter.request(7, 9);
    for (int length = 1; length < request.length; length++) {
      byte[] part = java.util.Arrays.copyOf(request, length);
      assertEquals(null, new EdtTalk().serverPort(40123).fromClient(part).facts);
    }
  }

  @Test
  void consecutiveNumbersAreRecognisedWhereCitrixIsExpected() {
    for (int port : new int[] {2598, 1494, 443}) {
      EdtTalk mid = new EdtTalk().serverPort(port);
      for (int i = 0; i <= EdtDetector.NEEDED; i++) {
        assertEquals(null, mid.facts);
        mid.client(i, "ab");
      }
      assertTrue(mid.facts.midStream());
      // nothing of what was held is lost
      assertEquals("ab".repeat(EdtDetector.NEEDED + 1), mid.clientBytes.toString());
    }
  }

  @Test
  void elsewhereOnlyAHandshakeCounts() {
    talk.serverPort(40123);
    for (int i = 0; i < 20; i++) {
      talk.client(i, "ab");
    }
    assertFalse(recognised());
  }

  @Test
  void acknowledgementsThatFitCountTwice() {
    talk.client(0, "ab").serverAck(1, 1, 100_000).clientAck(1, 5, 100_000).server(5, "x");
    assertFalse(recognised());
    talk.serverAck(2, 1, 100_000);
    assertTrue(recognised());
  }

  @Test
  void aChangingSocketIdIsNoEdt() {
    talk.client(0, "ab").client(1, "ab").client(2, "ab");
    talk.fromClient(EdtWriter.data(0x40ab8159, 1, 0, 0x33333333, new byte[2])).client(4, "ab");
    talk.client(5, "ab").client(6, "ab").client(7, "ab").client(8, "ab");
    assertFalse(recognised());
  }

  @Test
  void aConstantFirstWordIsNoEdt() {
    for (int i = 0; i < 70; i++) {
      talk.client(0, "ab");
    }
    assertFalse(recognised());
    assertEquals(70, talk.lines.stream().filter(line -> line.startsWith("datagram")).count());
  }

  @Test
  void numbersThatJumpAreNoEdt() {
    for (int i = 0; i < 20; i++) {
      talk.client(i * 100_000, "ab");
    }
    assertFalse(recognised());
  }

  @Test
  void randomDatagramsAreNoEdt() {
    Random random = new Random(1);
    for (int run = 0; run < 2_000; run++) {
      EdtTalk noise = new EdtTalk();
      for (int i = 0; i < 20; i++) {
        byte[] bytes = new byte[random.nextInt(100)];
        random.nextBytes(bytes);
        noise.fromClient(bytes);
      }
      assertEquals(null, noise.facts);
    }
  }
}
