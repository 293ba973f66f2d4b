package org.icascope.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import org.icascope.model.Direction;

/**
 * Reads an input as steps of a conversation: a byte that says what happens, a byte that says how
 * long it is, and the bytes. Any input is one, and a changed byte changes little else.
 */
final class ByteOps {

  static final int SERVER = 1;
  static final int GAP = 2;
  static final int END = 4;
  static final int PAUSE = 8;
  private static final int HUNDREDS = 4; // bits above: 256 bytes more each

  private final byte[] input;
  private int at;
  private int control;
  private int length;

  ByteOps(byte[] input) {
    this.input = input;
  }

  boolean next() {
    if (at + 2 > input.length) {
      return false;
    }
    control = input[at++] & 0xff;
    length = (input[at++] & 0xff) + ((control >> HUNDREDS) << 8);
    return true;
  }

  Direction direction() {
    return has(SERVER) ? Direction.SERVER_TO_CLIENT : Direction.CLIENT_TO_SERVER;
  }

  boolean has(int flag) {
    return (control & flag) != 0;
  }

  int length() {
    return length;
  }

  /** The bytes of the step, as many as there still are. */
  byte[] bytes() {
    int end = Math.min(input.length, at + length);
    byte[] bytes = Arrays.copyOfRange(input, at, end);
    at = end;
    return bytes;
  }

  /** Writes a step; long ones become several. */
  static void write(ByteArrayOutputStream out, Direction direction, byte[] bytes) {
    int side = direction == Direction.SERVER_TO_CLIENT ? SERVER : 0;
    for (int from = 0; from < bytes.length; from += 4095) {
      int part = Math.min(4095, bytes.length - from);
      out.write(side | part >> 8 << HUNDREDS);
      out.write(part & 0xff);
      out.write(bytes, from, part);
    }
  }
}
