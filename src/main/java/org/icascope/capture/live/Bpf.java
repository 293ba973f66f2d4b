package org.icascope.capture.live;

/**
 * Numbers of the BSD Packet Filter's machine and what its operations do (bpf(4); the numbers are
 * those of net/bpf.h on every system). All values are unsigned 32 bits.
 */
final class Bpf {

  // class of an operation: its lowest three bits
  static final int LD = 0;
  static final int LDX = 1;
  static final int ST = 2;
  static final int STX = 3;
  static final int ALU = 4;
  static final int JMP = 5;
  static final int RET = 6;
  static final int MISC = 7;

  // where a load takes its value from
  static final int IMMEDIATE = 0x00;
  static final int ABSOLUTE = 0x20;
  static final int INDIRECT = 0x40;
  static final int MEMORY = 0x60;
  static final int LENGTH = 0x80;
  static final int HEADER_LENGTH = 0xa0;

  /** The operand is the index register and not the constant. */
  static final int WITH_X = 0x08;

  static final int RET_CONSTANT = RET;
  static final int RET_ACCUMULATOR = RET | 0x10;
  static final int TAX = MISC;
  static final int TXA = MISC | 0x80;

  private static final int HALF = 0x08;
  private static final int BYTE = 0x10;
  private static final int DIVIDE = 0x30;
  private static final int MODULO = 0x90;
  private static final int NEGATE = 0x80;
  private static final int EXCLUSIVE_OR = 0xa0;
  private static final int SET = 0x40;

  private Bpf() {}

  static boolean isLoad(int operation) {
    int size = operation & 0x18;
    int mode = operation & 0xe0;
    if ((operation & ~0xff) != 0) {
      return false;
    }
    if ((operation & 0x07) == LDX) {
      boolean whole = mode == IMMEDIATE || mode == MEMORY || mode == LENGTH;
      return whole && size == 0 || mode == HEADER_LENGTH && size == BYTE;
    }
    boolean ofFrame = mode == ABSOLUTE || mode == INDIRECT;
    return ofFrame && size != 0x18 || size == 0 && (mode == IMMEDIATE || mode <= LENGTH);
  }

  static boolean slot(int operand, int slots) {
    return operand >= 0 && operand < slots;
  }

  static boolean isArithmetic(int operation) {
    return (operation & ~0xff) == 0 && (operation & 0xf0) <= EXCLUSIVE_OR;
  }

  static boolean divides(int operation) {
    int what = operation & 0xf0;
    return what == DIVIDE || what == MODULO;
  }

  static boolean dividesByZero(int operation, int operand) {
    return divides(operation) && (operation & WITH_X) == 0 && operand == 0;
  }

  static boolean isJump(int operation) {
    return operation == JMP || (operation & ~0xff) == 0 && isCondition(operation & 0xf0);
  }

  private static boolean isCondition(int what) {
    return what > 0 && what <= SET;
  }

  /** Bytes that a load takes from the frame. */
  static int width(int operation) {
    return switch (operation & 0x18) {
      case HALF -> 2;
      case BYTE -> 1;
      default -> 4;
    };
  }

  static int load(byte[] bytes, int at, int width) {
    int value = 0;
    for (int i = at; i < at + width; i++) {
      value = value << 8 | bytes[i] & 0xff;
    }
    return value;
  }

  static boolean compare(int operation, int a, int operand) {
    return switch (operation & 0xf0) {
      case 0x10 -> a == operand;
      case 0x20 -> Integer.compareUnsigned(a, operand) > 0;
      case 0x30 -> Integer.compareUnsigned(a, operand) >= 0;
      default -> (a & operand) != 0; // SET
    };
  }

  /** Shifts by 32 and more give 0, as in libpcap. */
  static int arithmetic(int operation, int a, int operand) {
    boolean far = Integer.compareUnsigned(operand, 31) > 0;
    return switch (operation & 0xf0) {
      case 0x00 -> a + operand;
      case 0x10 -> a - operand;
      case 0x20 -> a * operand;
      case DIVIDE -> Integer.divideUnsigned(a, operand);
      case 0x40 -> a | operand;
      case 0x50 -> a & operand;
      case 0x60 -> far ? 0 : a << operand;
      case 0x70 -> far ? 0 : a >>> operand;
      case NEGATE -> -a;
      case MODULO -> Integer.remainderUnsigned(a, operand);
      default -> a ^ operand; // EXCLUSIVE_OR
    };
  }
}
