package org.icascope.fuzz;

import java.io.ByteArrayOutputStream;
import org.icascope.model.Direction;
import org.icascope.spec.Hex;

/** The first flight of DTLS 1.2, made up by RFC 6347: no sample has one. */
final class DtlsSeed {

  private DtlsSeed() {}

  static byte[] hello() {
    byte[] hello =
        Hex.bytes(
            "16 FEFD 0000 000000000000 0036", // handshake, DTLS 1.2, epoch 0, record 0
            "01 00002A 0000 000000 00002A", // client hello, message 0, one fragment
            "FEFD", // version
            "00".repeat(32), // random
            "00 00", // session id, cookie
            "0002 C02F", // cipher suites
            "01 00"); // compression
    byte[] verify =
        Hex.bytes(
            "16 FEFF 0000 000000000000 0013", // handshake
            "03 000007 0000 000000 000007", // hello verify request
            "FEFF 04 01020304");
    byte[] alert = Hex.bytes("15 FEFD 0000 000000000001 0002 02 28");
    ByteArrayOutputStream talk = new ByteArrayOutputStream();
    ByteOps.write(talk, Direction.CLIENT_TO_SERVER, hello);
    ByteOps.write(talk, Direction.SERVER_TO_CLIENT, verify);
    ByteOps.write(talk, Direction.CLIENT_TO_SERVER, hello);
    ByteOps.write(talk, Direction.SERVER_TO_CLIENT, alert);
    return talk.toByteArray();
  }
}
