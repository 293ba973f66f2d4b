package org.icascope.capture.live;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Operation numbers are those of bpf(4); expected results were worked out by hand. */
class FilterProgramTest {

  private static final byte[] FRAME = {0x45, 1, 2, 3, (byte) 0xff, (byte) 0xfe, 9, 8};

  private static boolean run(int[]... instructions) {
    return FilterProgram.of(instructions).matches(FRAME, 0, FRAME.length, 1500);
  }

  private static int[] op(int operation, int k) {
    return new int[] {operation, 0, 0, k};
  }

  /** Loads {@code a} and {@code x}, calculates, and accepts when the result is as expected. */
  private static boolean gives(int operation, int a, int x, int expected) {
    return run(
        op(0x01, x), // ldx #x
        op(0x00, a), // ld #a
        op(operation, x),
        new int[] {0x15, 0, 1, expected}, // jeq #expected
        op(0x06, 1),
        op(0x06, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "0x04, 5, 3, 8",
    "0x0c, -1, 1, 0",
    "0x14, 3, 5, -2",
    "0x24, 3, 5, 15",
    "0x34, -2, 2, 2147483647", // unsigned
    "0x3c, 9, 2, 4",
    "0x44, 12, 3, 15",
    "0x54, 12, 6, 4",
    "0x64, 1, 31, -2147483648",
    "0x6c, 1, 32, 0", // not 1, as Java would shift
    "0x74, -1, 28, 15",
    "0x7c, -1, 40, 0",
    "0x84, 5, 0, -5",
    "0x94, -1, 10, 5", // 4294967295 mod 10
    "0xa4, 12, 6, 10"
  })
  void calculatesWithoutSigns(String operation, int a, int x, int expected) {
    assertTrue(gives(Integer.decode(operation), a, x, expected));
  }

  @Test
  void loadsWordsHalfWordsAndBytesInNetworkOrder() {
    assertTrue(run(op(0x20, 0), new int[] {0x15, 0, 1, 0x45010203}, op(0x06, 1), op(0x06, 0)));
    assertTrue(run(op(0x28, 4), new int[] {0x15, 0, 1, 0xfffe}, op(0x06, 1), op(0x06, 0)));
    assertTrue(run(op(0x30, 4), new int[] {0x15, 0, 1, 0xff}, op(0x06, 1), op(0x06, 0)));
    assertTrue(run(op(0x80, 0), new int[] {0x15, 0, 1, 1500}, op(0x06, 1), op(0x06, 0)));
  }

  @Test
  void takesTheLengthOfAnIpHeaderAndReadsBehindIt() {
    // 0x45: 5 words, 20 bytes; 20 - 14 = 6 from the start
    int[][] program = {op(0xb1, 0), op(0x50, -14), new int[] {0x15, 0, 1, 9}, op(6, 1), op(6, 0)};
    // the constant is unsigned: 2^32 - 14 + 20 lies far behind the frame, as in libpcap
    assertFalse(run(program));
    program[1] = op(0x87, 0); // txa
    program[2] = new int[] {0x15, 0, 1, 20};
    assertTrue(run(program));
  }

  @Test
  void whatLiesBehindTheFrameDoesNotMatch() {
    assertTrue(run(op(0x20, 4), op(0x06, 1)));
    assertFalse(run(op(0x20, 5), op(0x06, 1)));
    assertFalse(run(op(0x20, -1), op(0x06, 1)));
    assertFalse(run(op(0x01, -4), op(0x40, 4), op(0x06, 1)));
    assertFalse(run(op(0xb1, 8), op(0x06, 1)));
  }

  @Test
  void storesAndLoadsItsMemory() {
    assertTrue(
        run(
            op(0x00, 7),
            op(0x02, 15),
            op(0x61, 15), // ldx M[15]
            op(0x87, 0),
            new int[] {0x15, 0, 1, 7},
            op(0x06, 1),
            op(0x06, 0)));
  }

  @Test
  void dividingByAnIndexOfZeroDoesNotMatch() {
    assertFalse(run(op(0x01, 0), op(0x3c, 0), op(0x06, 1)));
  }

  @Test
  void aProgramThatNeverEndsIsGivenUp() {
    assertFalse(run(op(0x05, -1), op(0x06, 1)));
  }

  @ParameterizedTest
  @CsvSource({
    "0x00, 0, 0, 0", // does not end
    "0x15, 5, 0, 0", // jumps out
    "0x05, 0, 0, 9",
    "0x05, 0, 0, -9",
    "0x34, 0, 0, 0", // divides by zero
    "0x02, 0, 0, 16", // no such slot
    "0x60, 0, 0, -1",
    "0x38, 0, 0, 0", // no such size
    "0xff, 0, 0, 0"
  })
  void programsThatMakeNoSenseAreRefused(String operation, int jt, int jf, int k) {
    int[][] program = {{Integer.decode(operation), jt, jf, k}};
    assertThrows(IllegalArgumentException.class, () -> FilterProgram.of(program));
    assertThrows(IllegalArgumentException.class, () -> FilterProgram.of(new int[0][]));
  }

  @Test
  void noProgramThatIsAcceptedFailsOnAFrame() {
    Random random = new Random(5);
    int accepted = 0;
    for (int round = 0; round < 200_000; round++) {
      int[][] program = new int[1 + random.nextInt(4)][];
      for (int i = 0; i < program.length; i++) {
        program[i] =
            new int[] {
              random.nextInt(256),
              random.nextInt(3),
              random.nextInt(3),
              random.nextBoolean() ? random.nextInt(20) : random.nextInt()
            };
      }
      program[program.length - 1] = op(0x06, 1);
      try {
        FilterProgram checked = FilterProgram.of(program);
        accepted++;
        checked.matches(FRAME, 2, random.nextInt(7), 9);
      } catch (IllegalArgumentException e) {
        assertTrue(e.getMessage().contains("makes no sense"), e.getMessage());
      }
    }
    assertTrue(accepted > 20_000, "accepted " + accepted);
  }
}
