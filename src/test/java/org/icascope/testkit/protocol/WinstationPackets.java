package org.icascope.testkit.protocol;

/** Packets of the steady state before encryption (ica.md 2.10), not reduced. */
public final class WinstationPackets {
  private WinstationPackets() {}

  /** A key pressed and released. */
  public static byte[] keystroke(int scanCode) {
    return new Bytes().u8(0x0A).u8(scanCode).u8(0x0A).u8(scanCode | 0x80).toArray();
  }

  /** Pointer moved; positions in 65536ths of the screen. */
  public static byte[] mouse(int x, int y, int state) {
    return new Bytes().u8(0x0E).u8(5).u16(x).u16(y).u8(state).toArray();
  }

  /** VIRTUAL_WRITE2 on a channel. */
  public static byte[] virtualWrite(int channel, byte[] bytes) {
    return new Bytes().u8(0x31).u16(bytes.length + 1).u8(channel).raw(bytes).toArray();
  }

  /** SET_CLIENT_DATA; the token has seven characters. */
  public static byte[] clientData(String token, String value) {
    return new Bytes()
        .u8(0x3B)
        .u16(8 + value.length() + 1)
        .asciiField(token, 8)
        .asciiField(value, value.length() + 1)
        .toArray();
  }

  /** TERMINATE of the server: log-off. */
  public static byte[] logoff() {
    return Bytes.ofHex("05 01 01");
  }

  public static byte[] logoffAcknowledged() {
    return Bytes.ofHex("05 00 02");
  }
}
