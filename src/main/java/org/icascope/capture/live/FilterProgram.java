package org.icascope.capture.live;

/**
 * A compiled capture filter: a program for the BSD Packet Filter's machine (McCanne and Jacobson,
 * "The BSD Packet Filter", USENIX 1993; bpf(4); libpcap's pcap-filter and bpf_filter). Interpreted
 * here, since a call of libpcap for every frame costs more than 1 µs (docs/capture.md).
 *
 * <p>The program is checked when it is made: jumps stay inside, operations are known, divisors are
 * not zero. So it cannot fail on any frame; what lies beyond a frame makes it not match, as in
 * libpcap.
 */
final class FilterProgram {

  /** Longest program. Chosen: libpcap compiles a hundred addresses to some 300 instructions. */
  static final int MOST_INSTRUCTIONS = 65_536;

  /** Steps after which a program that jumps back is given up. Chosen. */
  private static final int MOST_STEPS = 1_000_000;

  private static final int SLOTS = 16;

  private final int[] operations;
  private final int[] whenTrue;
  private final int[] whenFalse;
  private final int[] operands;

  private FilterProgram(int[] operations, int[] whenTrue, int[] whenFalse, int[] operands) {
    this.operations = operations;
    this.whenTrue = whenTrue;
    this.whenFalse = whenFalse;
    this.operands = operands;
  }

  /**
   * Checks a program and takes it over. Each instruction has four numbers: operation, jump if true,
   * jump if false, operand.
   *
   * @throws IllegalArgumentException when it is no program that can be run
   */
  static FilterProgram of(int[][] instructions) {
    int count = instructions.length;
    if (count == 0 || count > MOST_INSTRUCTIONS) {
      throw new IllegalArgumentException("a filter of " + count + " instructions");
    }
    int[][] columns = new int[4][count];
    for (int i = 0; i < count; i++) {
      for (int column = 0; column < 4; column++) {
        columns[column][i] = instructions[i][column];
      }
      check(instructions[i], i, count);
    }
    return new FilterProgram(columns[0], columns[1], columns[2], columns[3]);
  }

  private static void check(int[] instruction, int at, int count) {
    int operation = instruction[0];
    int operand = instruction[3];
    boolean fits =
        switch (operation & 0x07) {
          case Bpf.LD, Bpf.LDX -> Bpf.isLoad(operation) && isSlot(operation, operand);
          case Bpf.ST, Bpf.STX -> (operation & ~0x07) == 0 && Bpf.slot(operand, SLOTS);
          case Bpf.ALU -> Bpf.isArithmetic(operation) && !Bpf.dividesByZero(operation, operand);
          case Bpf.JMP -> Bpf.isJump(operation) && staysInside(instruction, at, count);
          case Bpf.RET -> operation == Bpf.RET_CONSTANT || operation == Bpf.RET_ACCUMULATOR;
          default -> operation == Bpf.TAX || operation == Bpf.TXA;
        };
    boolean last = at == count - 1 && (operation & 0x07) != Bpf.RET && operation != Bpf.JMP;
    if (!fits || last) {
      throw new IllegalArgumentException("instruction " + at + " of the filter makes no sense");
    }
  }

  private static boolean isSlot(int operation, int operand) {
    return (operation & 0xe0) != Bpf.MEMORY || Bpf.slot(operand, SLOTS);
  }

  private static boolean staysInside(int[] instruction, int at, int count) {
    if (instruction[0] == Bpf.JMP) { // unconditional; may jump back, as "protochain" does
      long target = at + 1L + instruction[3];
      return target >= 0 && target < count;
    }
    return at + 1 + Math.max(instruction[1], instruction[2]) < count
        && Math.min(instruction[1], instruction[2]) >= 0;
  }

  /**
   * Whether a frame passes.
   *
   * @param start index of its first byte
   * @param captured bytes that are there, {@code original} bytes it had on the wire
   */
  boolean matches(byte[] bytes, int start, int captured, int original) {
    int[] slots = null;
    int a = 0;
    int x = 0;
    int at = 0;
    for (int steps = 0; steps < MOST_STEPS; steps++) {
      int operation = operations[at];
      int k = operands[at];
      at++;
      switch (operation & 0x07) {
        case Bpf.LD -> {
          int width = Bpf.width(operation);
          switch (operation & 0xe0) {
            case Bpf.ABSOLUTE, Bpf.INDIRECT -> {
              long offset =
                  (k & 0xffffffffL) + ((operation & 0xe0) == Bpf.INDIRECT ? x & 0xffffffffL : 0);
              if (offset + width > captured) {
                return false;
              }
              a = Bpf.load(bytes, start + (int) offset, width);
            }
            case Bpf.IMMEDIATE -> a = k;
            case Bpf.LENGTH -> a = original;
            default -> a = slots == null ? 0 : slots[k];
          }
        }
        case Bpf.LDX -> {
          switch (operation & 0xe0) {
            case Bpf.HEADER_LENGTH -> {
              if ((k & 0xffffffffL) >= captured) {
                return false;
              }
              x = (bytes[start + k] & 0x0f) << 2;
            }
            case Bpf.IMMEDIATE -> x = k;
            case Bpf.LENGTH -> x = original;
            default -> x = slots == null ? 0 : slots[k];
          }
        }
        case Bpf.ST, Bpf.STX -> {
          slots = slots == null ? new int[SLOTS] : slots;
          slots[k] = (operation & 0x07) == Bpf.ST ? a : x;
        }
        case Bpf.ALU -> {
          int operand = (operation & Bpf.WITH_X) == 0 ? k : x;
          if (operand == 0 && Bpf.divides(operation)) {
            return false;
          }
          a = Bpf.arithmetic(operation, a, operand);
        }
        case Bpf.JMP -> {
          if (operation == Bpf.JMP) {
            at += k;
          } else {
            boolean is = Bpf.compare(operation, a, (operation & Bpf.WITH_X) == 0 ? k : x);
            at += is ? whenTrue[at - 1] : whenFalse[at - 1];
          }
        }
        case Bpf.RET -> {
          return (operation == Bpf.RET_CONSTANT ? k : a) != 0;
        }
        default -> {
          if (operation == Bpf.TAX) {
            x = a;
          } else {
            a = x;
          }
        }
      }
    }
    return false;
  }
}
