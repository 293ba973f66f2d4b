package org.icascope.capture;

import java.nio.ByteBuffer;

/**
 * One option of a pcapng block (draft-ietf-opsawg-pcapng, section 3.5). Its numbers are in little
 * endian order, whatever the order of the section.
 *
 * @param value read only, from position 0
 */
public record PcapngOption(int code, ByteBuffer value) {

  /** A comment; it is so on every block. */
  public static final int COMMENT = 1;

  public PcapngOption {
    value = value.slice().asReadOnlyBuffer();
  }
}
