package org.icascope.tunnel.websocket;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UnmaskingTest {

  @Test
  void everyLengthStartAndPhaseGivesWhatOneByteAtATimeGives() {
    Random random = new Random(1);
    byte[] from = new byte[64];
    random.nextBytes(from);
    int key = 0x80fa2137; // its first byte is 0x37
    for (int start = 0; start < 9; start++) {
      for (int length = 0; length < 40; length++) {
        for (int phase = 0; phase < 8; phase++) {
          byte[] expected = new byte[40];
          for (int i = 0; i < length; i++) {
            expected[i] = (byte) (from[start + i] ^ key >>> 8 * ((phase + i) % 4));
          }
          byte[] to = new byte[40];
          Unmasking.apply(from, start, length, key, phase, to);
          assertArrayEquals(
              Arrays.copyOf(expected, length),
              Arrays.copyOf(to, length),
              start + " " + length + " " + phase);
        }
      }
    }
  }
}
