package org.icascope.spec;

import io.kaitai.struct.ByteBufferKaitaiStream;
import io.kaitai.struct.KaitaiStream;
import java.util.HexFormat;

/** Bytes of tests, written as rows of hexadecimal digits with blanks where they help. */
public final class Hex {

  private Hex() {}

  public static byte[] bytes(String... rows) {
    return HexFormat.of().parseHex(String.join("", rows).replace(" ", ""));
  }

  static KaitaiStream stream(String... rows) {
    return new ByteBufferKaitaiStream(bytes(rows));
  }
}
