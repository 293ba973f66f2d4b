package org.icascope.testkit.protocol;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Collects little-endian wire fields one after the other. */
public final class Bytes {
  private static final int VARLEN_MAX = 0x7fff; // spec: cgp.md, varlen

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  public Bytes u8(int value) {
    out.write(value);
    return this;
  }

  public Bytes u16(int value) {
    return u8(value).u8(value >> 8);
  }

  public Bytes u32(long value) {
    return u16((int) value).u16((int) (value >> 16));
  }

  public Bytes raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  public Bytes zeros(int count) {
    return raw(new byte[count]);
  }

  public Bytes ascii(String text) {
    return raw(text.getBytes(StandardCharsets.US_ASCII));
  }

  /** ASCII in a field of fixed size, filled with NUL; the last byte stays NUL. */
  public Bytes asciiField(String text, int size) {
    if (text.length() >= size) {
      throw new IllegalArgumentException(text + " does not fit into " + size + " bytes");
    }
    return ascii(text).zeros(size - text.length());
  }

  /** CGP length in its shortest form. */
  public Bytes varlen(int value) {
    return varlen(value, false);
  }

  /** CGP length, in two bytes when {@code wide} or above 127. */
  public Bytes varlen(int value, boolean wide) {
    if (value < 0 || value > VARLEN_MAX) {
      throw new IllegalArgumentException("not a varlen: " + value);
    }
    return wide || value > 0x7f ? u8(0x80 | value & 0x7f).u8(value >> 7) : u8(value);
  }

  /** CGP length followed by that many bytes. */
  public Bytes sized(byte[] bytes) {
    return varlen(bytes.length).raw(bytes);
  }

  public int size() {
    return out.size();
  }

  public byte[] toArray() {
    return out.toByteArray();
  }

  /** Hex text with optional blanks. */
  public static byte[] ofHex(String hex) {
    return HexFormat.of().parseHex(hex.replaceAll("\\s", ""));
  }
}
