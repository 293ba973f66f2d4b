package org.icascope.testkit.protocol;

import java.nio.ByteBuffer;

/** Writes EDT packets, straight from the tables of edt.md. Big-endian, unlike what lies inside. */
public final class EdtWriter {
  private static final int HEADER = 16;
  private static final int ONLY_PACKET_OF_MESSAGE = 0xC0000000;
  private static final int CONTROL = 0x80000000;
  private static final int VERSION = 4;
  private static final int STREAM = 1;

  private EdtWriter() {}

  /** Client: request type 1, no cookie. */
  public static byte[] request(int sequence, int socket) {
    return handshake(5, 0, new int[] {sequence, 1500, 16384, 1, socket, 0});
  }

  /** Server: repeats the request with a cookie. */
  public static byte[] challenge(int sequence, int clientSocket) {
    return handshake(5, clientSocket, new int[] {sequence, 1500, 16384, 1, clientSocket, 77});
  }

  /** Client: request type -1, with the cookie. */
  public static byte[] secondRequest(int sequence, int socket) {
    return handshake(4, 0, new int[] {sequence, 1500, 16384, -1, socket, 77});
  }

  /** Server: its own socket id and window. */
  public static byte[] response(int sequence, int clientSocket, int serverSocket) {
    return handshake(0, clientSocket, new int[] {sequence, 1500, 8192, -1, serverSocket, 77});
  }

  private static byte[] handshake(int reserved, int destination, int[] words) {
    ByteBuffer packet = control(0, 0, destination, 48);
    packet.putInt(0, CONTROL | reserved).putInt(VERSION).putInt(STREAM);
    for (int word : words) {
      packet.putInt(word);
    }
    return packet.array();
  }

  public static byte[] data(int sequence, int message, int micros, int destination, byte[] bytes) {
    return ByteBuffer.allocate(HEADER + bytes.length)
        .putInt(sequence & 0x7fffffff)
        .putInt(ONLY_PACKET_OF_MESSAGE | message)
        .putInt(micros)
        .putInt(destination)
        .put(bytes)
        .array();
  }

  /** Everything before a sequence number has come. */
  public static byte[] ack(int number, int next, int rttMicros, int destination) {
    return control(2, number, destination, 24)
        .putInt(next & 0x7fffffff)
        .putInt(rttMicros)
        .putInt(rttMicros / 2)
        .putInt(8191)
        .putInt(100)
        .putInt(1000)
        .array();
  }

  public static byte[] ack2(int number, int destination) {
    return control(6, number, destination, 4).array();
  }

  /** Words of the loss list as they stand in the packet. */
  public static byte[] nak(int destination, int... words) {
    ByteBuffer packet = control(3, 0, destination, 4 * words.length);
    for (int word : words) {
      packet.putInt(word);
    }
    return packet.array();
  }

  public static byte[] keepAlive(int destination) {
    return control(1, 0, destination, 4).array();
  }

  public static byte[] shutdown(int destination) {
    return control(5, 0, destination, 4).array();
  }

  /** The packets of a message will not be sent again. */
  public static byte[] dropRequest(int message, int from, int to, int destination) {
    return control(7, message, destination, 8).putInt(from).putInt(to).array();
  }

  /** Any control packet with zeros behind its header. */
  public static byte[] controlOfType(int type, int destination, int bodyBytes) {
    return control(type, 0, destination, bodyBytes).array();
  }

  private static ByteBuffer control(int type, int additional, int destination, int body) {
    return ByteBuffer.allocate(HEADER + body)
        .putInt(CONTROL | type << 16)
        .putInt(additional)
        .putInt(0)
        .putInt(destination);
  }
}
