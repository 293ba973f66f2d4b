package org.icascope.tunnel.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import org.icascope.model.Pseudonyms;
import org.junit.jupiter.api.Test;

class ClientHelloTest {

  private static ClientHello read(byte[] body) {
    return ClientHello.read(new ByteCursor(body, 0, body.length), false);
  }

  @Test
  void everythingOfAHelloIsRead() {
    ClientHello hello = read(HelloBytes.client());
    assertEquals(0x0303, hello.version);
    assertEquals(7, hello.random[31]);
    assertArrayEquals(new int[] {0x1a1a, 0x1301, 0xc02f}, hello.suites);
    assertArrayEquals(new int[] {0x2a2a, 0, 10, 11, 13, 16, 43}, hello.extensions);
    assertEquals(Optional.of("a.tld"), hello.serverName);
    assertArrayEquals(new int[] {0x1d, 0x17}, hello.groups);
    assertArrayEquals(new int[] {0x304, 0x303}, hello.versions);
    assertArrayEquals(new byte[] {'h', '2'}, hello.protocols.get(0));
    assertFalse(hello.malformed);
  }

  @Test
  void everyShorterPrefixIsMalformedAndKeepsWhatWasRead() {
    byte[] whole = HelloBytes.client();
    int withoutExtensions = whole.length - 64;
    for (int length = 0; length < whole.length; length++) {
      ClientHello hello = read(Arrays.copyOf(whole, length));
      assertEquals(length != withoutExtensions, hello.malformed, "length " + length);
      if (length >= 34) {
        assertEquals(7, hello.random[31]);
      }
    }
  }

  @Test
  void noFlippedBitCausesAnException() {
    byte[] whole = HelloBytes.client();
    for (int bit = 0; bit < 8 * whole.length; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      TlsFacts facts = new TlsFacts(false);
      facts.client(read(flipped), Pseudonyms.NONE);
      assertTrue(facts.ja3().isEmpty() || facts.ja3().get().length() == 32);
      assertTrue(facts.ja4().isEmpty() || facts.ja4().get().length() == 36);
    }
  }

  @Test
  void aNameThatDoesNotPrintIsNotPrinted() {
    byte[] hello = HelloBytes.client();
    int at = hello.length - 64 + 2 + 4 + 9;
    hello[at] = 0x1b;
    assertEquals(Optional.of("?.tld"), read(hello).serverName);
  }
}
