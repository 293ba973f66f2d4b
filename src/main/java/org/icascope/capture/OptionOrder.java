package org.icascope.capture;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;

/**
 * Copies options, their numbers turned to little endian order (draft-ietf-opsawg-pcapng, sections
 * 4.2 and 4.3). Options that must not be copied, and those of a big endian section whose layout is
 * not known, are left out.
 */
final class OptionOrder {

  /** Bytes of the options of one block, at most. Chosen: comments can be long. */
  private static final int MAX_BYTES = 1 << 20;

  private static final int DROP_COUNT = 4;
  private static final int CUSTOM_TEXT = 2988;
  private static final int CUSTOM_BYTES = 2989;
  private static final int CUSTOM_TEXT_NOT_COPIED = 19372;
  private static final int CUSTOM_BYTES_NOT_COPIED = 19373;

  /** Width of numbers: the option has none, or its layout is not known. */
  private static final int NO_NUMBER = 1;

  private static final int UNKNOWN = 0;

  private OptionOrder() {}

  static List<PcapngOption> ofFrame(PcapngOptions options) {
    return copy(
        options,
        code ->
            switch (code) {
              case PcapngOption.COMMENT, 3 -> NO_NUMBER; // 3: hash
              case 2, 6, 8 -> 4; // flags, queue, process and thread
              case DROP_COUNT, 5 -> 8; // 5: number of the frame
              default -> UNKNOWN;
            });
  }

  static List<PcapngOption> ofInterface(PcapngOptions options) {
    return copy(
        options,
        code ->
            switch (code) {
              case 8, 14, 16, 17 -> 8; // speeds, time offset
              case 10 -> 4; // time zone
              default -> code <= 18 ? NO_NUMBER : UNKNOWN;
            });
  }

  static List<PcapngOption> ofSection(PcapngOptions options) {
    return copy(options, code -> code <= DROP_COUNT ? NO_NUMBER : UNKNOWN);
  }

  /** What the obsolete packet block says in a field of its own. */
  static PcapngOption dropCount(long count) {
    ByteBuffer value = ByteBuffer.allocate(Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    return new PcapngOption(DROP_COUNT, value.putLong(0, count));
  }

  private static List<PcapngOption> copy(PcapngOptions options, IntUnaryOperator widths) {
    List<PcapngOption> copies = new ArrayList<>();
    int left = MAX_BYTES;
    while (options.next() && options.length() <= left) {
      int code = options.code();
      boolean custom = code == CUSTOM_TEXT || code == CUSTOM_BYTES;
      int width = custom ? NO_NUMBER : widths.applyAsInt(code);
      if (code == CUSTOM_TEXT_NOT_COPIED
          || code == CUSTOM_BYTES_NOT_COPIED
          || width == UNKNOWN && options.isBig()) {
        continue;
      }
      byte[] value = options.value();
      left -= value.length;
      if (options.isBig()) {
        turn(value, custom ? Math.min(4, value.length) : value.length, custom ? 4 : width);
      }
      copies.add(new PcapngOption(code, ByteBuffer.wrap(value)));
    }
    return copies;
  }

  /** Turns every number of {@code width} bytes around. */
  private static void turn(byte[] value, int length, int width) {
    for (int at = 0; width > 1 && at + width <= length; at += width) {
      for (int i = 0; i < width / 2; i++) {
        byte first = value[at + i];
        value[at + i] = value[at + width - 1 - i];
        value[at + width - 1 - i] = first;
      }
    }
  }
}
