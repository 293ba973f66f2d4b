package org.icascope.capture;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class AheadContentTest {

  private final Semaphore permits = new Semaphore(1);
  private final byte[] bytes = new byte[3_000_000];

  AheadContentTest() {
    new Random(1).nextBytes(bytes);
  }

  @Test
  void theContentIsTheSame() throws IOException {
    try (InputStream ahead = AheadContent.of(new ByteArrayInputStream(bytes), permits)) {
      assertArrayEquals(bytes, ahead.readAllBytes());
      assertEquals(-1, ahead.read());
      assertEquals(-1, ahead.read());
    }
  }

  @Test
  void withoutAPermitNothingIsReadAhead() {
    InputStream content = new ByteArrayInputStream(bytes);
    assertTrue(permits.tryAcquire());
    assertSame(content, AheadContent.of(content, permits));
  }

  @Test
  void damageIsThrownWhereItStands() throws IOException {
    try (InputStream ahead =
        AheadContent.of(thenThrow(new DamagedContentException("x")), permits)) {
      assertArrayEquals(bytes, ahead.readNBytes(bytes.length));
      assertEquals("x", assertThrows(DamagedContentException.class, ahead::read).getMessage());
      assertThrows(DamagedContentException.class, ahead::read);
    }
  }

  @Test
  void anErrorOfTheThreadReachesTheReader() throws IOException {
    try (InputStream ahead = AheadContent.of(thenThrow(new StackOverflowError()), permits)) {
      assertEquals(bytes.length, ahead.readNBytes(bytes.length).length);
      Throwable thrown = assertThrows(IllegalStateException.class, ahead::read);
      assertEquals(StackOverflowError.class, thrown.getCause().getClass());
    }
  }

  @Test
  void closingEarlyEndsTheThreadAndGivesThePermitBack() throws Exception {
    InputStream ahead = AheadContent.of(new ByteArrayInputStream(bytes), permits);
    assertEquals(bytes[0] & 0xff, ahead.read());
    ahead.close();
    assertTrue(permits.tryAcquire(5, TimeUnit.SECONDS));
  }

  private InputStream thenThrow(Throwable thrown) {
    InputStream failing =
        new InputStream() {
          @Override
          public int read() throws IOException {
            if (thrown instanceof Error e) {
              throw e;
            }
            throw (IOException) thrown;
          }

          @Override
          public int read(byte[] buffer, int start, int length) throws IOException {
            return read();
          }
        };
    return new SequenceInputStream(new ByteArrayInputStream(bytes), failing);
  }
}
