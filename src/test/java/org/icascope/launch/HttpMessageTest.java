package org.icascope.launch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.testkit.protocol.StaWriter;
import org.junit.jupiter.api.Test;

/** HTTP messages, however they are cut and whatever is in them. */
class HttpMessageTest {

  private static final FrameMark MARK = new FrameMark(0, 1, 0);

  private static HttpMessage message(boolean request) {
    return new HttpMessage(request, MARK);
  }

  private static int offer(HttpMessage message, byte[] bytes, int from, int to) {
    Chunk chunk = new Chunk().bytes(bytes, from, to - from).place(from, true).origin(0, 1, 0);
    return message.offer(chunk, 0);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void whereverItIsCutItIsTheSame() {
    byte[] bytes = StaWriter.chunked("<CtxSTAProtocol>some text</CtxSTAProtocol>");
    for (int cut = 1; cut < bytes.length; cut++) {
      HttpMessage message = message(false);
      assertEquals(cut, offer(message, bytes, 0, cut));
      assertFalse(message.isComplete());
      assertEquals(bytes.length - cut, offer(message, bytes, cut, bytes.length));
      assertTrue(message.isComplete());
      assertEquals("<CtxSTAProtocol>some text</CtxSTAProtocol>", message.body());
      assertEquals(200, message.status().getAsInt());
    }
  }

  @Test
  void theNextMessageIsLeft() {
    byte[] one = StaWriter.redeem("a", "T");
    byte[] two = ascii(new String(one, StandardCharsets.US_ASCII) + "POST");
    HttpMessage message = message(true);
    assertEquals(one.length, offer(message, two, 0, two.length));
    assertTrue(message.isComplete());
  }

  @Test
  void anAnswerWithoutALengthLastsToTheEnd() {
    HttpMessage message = message(false);
    byte[] bytes = ascii("HTTP/1.1 200 OK\r\n\r\nbody");
    offer(message, bytes, 0, bytes.length);
    assertFalse(message.isComplete());
    message.end();
    assertTrue(message.isComplete());
    assertEquals("body", message.body());
  }

  @Test
  void ofALargeBodyOnlyTheBeginningIsKept() {
    HttpMessage message = message(false);
    byte[] head = ascii("HTTP/1.1 200 OK\r\nContent-Length: 5000000000\r\n\r\n");
    offer(message, head, 0, head.length);
    for (int i = 0; i < 100; i++) {
      assertEquals(1000, offer(message, new byte[1000], 0, 1000));
    }
    assertEquals(HttpMessage.MOST_BODY_BYTES, message.body().length());
    assertFalse(message.isComplete() || message.isBroken());
  }

  @Test
  void numbersThatAreNoneBreakIt() {
    for (String length : new String[] {"-1", "x", "99999999999999999999", "1 2"}) {
      HttpMessage message = message(false);
      byte[] head = ascii("HTTP/1.1 200 OK\r\nContent-Length: " + length + "\r\n\r\n");
      offer(message, head, 0, head.length);
      assertTrue(message.isBroken(), length);
    }
  }

  @Test
  void aHeaderWithoutEndBreaksIt() {
    HttpMessage message = message(true);
    byte[] bytes = new byte[HttpMessage.MOST_HEADER_BYTES + 1];
    assertEquals(HttpMessage.MOST_HEADER_BYTES, offer(message, bytes, 0, bytes.length));
    assertTrue(message.isBroken());
  }

  /** Seed 6. */
  @Test
  void noBytesMakeItThrow() {
    Random random = new Random(6);
    byte[] good = StaWriter.chunked("<CtxSTAProtocol>some text</CtxSTAProtocol>");
    for (int i = 0; i < 20_000; i++) {
      byte[] bytes = good.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
      HttpMessage message = message(random.nextBoolean());
      int taken = offer(message, bytes, 0, bytes.length);
      assertTrue(taken > 0 && taken <= bytes.length);
      message.status();
      new StaBody(message.body()).target();
    }
  }
}
