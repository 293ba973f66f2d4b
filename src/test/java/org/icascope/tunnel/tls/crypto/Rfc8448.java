package org.icascope.tunnel.tls.crypto;

/** Values of the simple handshake in RFC 8448, section 3. */
final class Rfc8448 {

  static final String CLIENT_RANDOM =
      "cb34ecb1e78163ba1c38c6dacb196a6dffa21a8d9912ec18a2ef6283024dece7";

  static final String CLIENT_TRAFFIC_SECRET =
      "9e40646ce79a7f9dc05af8889bce6552875afa0b06df0087f792ebb7c17504a5";

  static final String SERVER_TRAFFIC_SECRET =
      "a11af9f05531f856ad47116b45a950328204b4f44bfb6b3a4b4f1f3fcb631643";

  /** 50 bytes of application data from the client, without the record header. */
  static final String CLIENT_RECORD =
      """
      a23f7054b62c94d0affafe8228ba55cbefacea42f914aa66bcab3f2b9819a8a5
      b46b395bd54a9a20441e2b62974e1f5a6292a2977014bd1e3deae63aeebb2169
      4915e4
      """;

  private Rfc8448() {}

  static HandshakeValues handshake() {
    HandshakeValues values = new HandshakeValues();
    values.version = 0x0304;
    values.cipherSuite = 0x1301;
    values.clientRandom = Hex.of(CLIENT_RANDOM);
    return values;
  }
}
