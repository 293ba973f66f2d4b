package org.icascope.capture;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * One option of a pcapng block (draft-ietf-opsawg-pcapng, section 3.5). Its numbers are in little
 * endian order, whatever the order of the section.
 *
 * @param value read only, from position 0
 */
public record PcapngOption(int code, ByteBuffer value) {

  /** A comment; it is so on every block. */
  public static final int COMMENT = 1;

  /** The program that wrote a section. */
  public static final int APPLICATION = 4;

  /** Longest value of an option: its length has 16 bits. */
  private static final int MOST_BYTES = 65_535;

  /** An option that is a text; what is too long is cut between two characters. */
  public static PcapngOption text(int code, String text) {
    byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
    int length = Math.min(utf8.length, MOST_BYTES);
    while (length < utf8.length && (utf8[length] & 0xc0) == 0x80) {
      length--;
    }
    return new PcapngOption(code, ByteBuffer.wrap(utf8, 0, length));
  }

  /** A value that is a text. */
  public String text() {
    return StandardCharsets.UTF_8.decode(value.duplicate()).toString();
  }

  public PcapngOption {
    value = value.slice().asReadOnlyBuffer();
  }
}
