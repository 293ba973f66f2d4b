package org.icascope.testkit.protocol;

/** Parts of hellos and of records, as RFC 5246 and RFC 8446 lay them out; high bytes first. */
final class TlsLayout {

  static final int HANDSHAKE = 22;
  static final int CHANGE_CIPHER_SPEC = 20;
  static final int APPLICATION = 23;

  private TlsLayout() {}

  /** Name of the server, groups, formats of points, signatures; then protocols, if any. */
  static Bytes clientExtensions(String host, String... protocols) {
    byte[] name = new Bytes().ascii(host).toArray();
    Bytes extensions = new Bytes();
    extension(extensions, 0, counted(new Bytes().u8(0).raw(counted(name)).toArray()));
    extension(extensions, 10, Bytes.ofHex("0004 001d 0017"));
    extension(extensions, 11, Bytes.ofHex("01 00"));
    extension(extensions, 13, Bytes.ofHex("0006 0403 0804 0401"));
    if (protocols.length > 0) {
      Bytes names = new Bytes();
      for (String protocol : protocols) {
        names.u8(protocol.length()).ascii(protocol);
      }
      extension(extensions, 16, counted(names.toArray()));
    }
    return extensions;
  }

  static void extension(Bytes list, int type, byte[] content) {
    list.u8(type >> 8).u8(type & 0xff).raw(counted(content));
  }

  /** With its length in two bytes before it. */
  static byte[] counted(byte[] content) {
    return u16(new Bytes(), content.length).raw(content).toArray();
  }

  static Bytes u16(Bytes bytes, int value) {
    return bytes.u8(value >> 8).u8(value & 0xff);
  }

  /** A record of TLS. */
  static byte[] record(int type, byte[] body) {
    return new Bytes().u8(type).u8(3).u8(3).raw(counted(body)).toArray();
  }

  /** A handshake message of TLS. */
  static byte[] message(int type, byte[] body) {
    return new Bytes().u8(type).u8(0).raw(counted(body)).toArray();
  }
}
