package org.icascope.flood;

import org.icascope.testkit.protocol.EdtWriter;

/** EDT connections that miss their first data packet. Every frame is computed from its number. */
final class EdtFlood {

  private static final int SERVER = 0x0a320001;
  private static final int PORT = 2598;
  private static final int CLIENT_SOCKET = 0x11111111;
  private static final int SERVER_SOCKET = 0x22222222;

  /** Number of the packet that never comes. */
  private static final int FIRST = 0x40000000;

  /** Request and response. */
  private static final int HANDSHAKE = 2;

  private EdtFlood() {}

  /** The packets of so many connections in turn, which go on for ever. */
  static int inTurn(long i, int connections, int bytes, RawFrame frame) {
    return packet((int) (i % connections), i / connections, bytes, frame);
  }

  /** One connection of so many packets after the other. */
  static int oneByOne(long i, int packets, int bytes, RawFrame frame) {
    return packet((int) (i / packets), i % packets, bytes, frame);
  }

  private static int packet(int connection, long step, int bytes, RawFrame frame) {
    int client = 0x0b000000 + connection;
    if (step == 1) {
      byte[] response = EdtWriter.response(FIRST, CLIENT_SOCKET, SERVER_SOCKET);
      return frame.udp(SERVER, PORT, client, 40_000, response);
    }
    byte[] sent =
        step == 0
            ? EdtWriter.request(FIRST, CLIENT_SOCKET)
            : EdtWriter.data(
                (int) (FIRST + 1 + step - HANDSHAKE), 1, 0, SERVER_SOCKET, new byte[bytes]);
    return frame.udp(client, 40_000, SERVER, PORT, sent);
  }
}
