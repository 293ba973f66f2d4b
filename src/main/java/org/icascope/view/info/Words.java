package org.icascope.view.info;

import java.nio.charset.StandardCharsets;

/** Pieces of text that stand in very many lines, as bytes. */
final class Words {

  static final byte[] ARROW = of(" \u2192 ");
  static final byte[] LEN = of(" Len=");
  static final byte[] SEQ = of("] Seq=");
  static final byte[] ACK = of(" Ack=");
  static final byte[] WIN = of(" Win=");
  static final byte[] URG = of(" Urg=");
  static final byte[] BYTES = of(" bytes");

  private Words() {}

  static byte[] of(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
