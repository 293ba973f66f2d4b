package org.icascope.dissect.cgp;

/** Reads the header of a CGP message that is at hand as a whole, for views that show messages. */
public final class CgpHeaderReader {

  private CgpHeaderReader() {}

  /** Fills a header from all bytes of a message, the length field included. */
  public static boolean read(byte[] message, CgpHeader header) {
    return read(message, message.length, header);
  }

  /**
   * Fills command, length, acknowledgement and the length of the payload.
   *
   * @param message its bytes, the length field included; of one that carries data at least the
   *     header
   * @param messageLength number of its bytes, also those that are not at hand
   * @return false when it has no command
   */
  public static boolean read(byte[] message, int messageLength, CgpHeader header) {
    int commandAt = message.length > 0 && message[0] < 0 ? 2 : 1;
    if (commandAt >= message.length) {
      return false;
    }
    header.length = messageLength - commandAt;
    header.lengthBytes = commandAt;
    header.command = message[commandAt] & 0xff;
    header.ackDelta = 0;
    header.payloadLength = 0;
    header.tracked = false;
    header.trackedKnown = true;
    header.ackKnown = true;
    int body = commandAt + 1;
    if (header.command == CgpCommand.DATA_REALTIME) {
      payload(header, messageLength, body);
    } else if (header.command == CgpCommand.DATA_REALTIME_WITH_ACK) {
      realTimeWithAck(header, message, messageLength, body);
    } else if (header.command >= CgpCommand.FINISH_REQUEST && header.command <= CgpCommand.DATA) {
      body = CgpExtensions.read(message, body, message.length, header);
      header.ackKnown &= body >= 0;
      if (header.command == CgpCommand.DATA && body >= 0 && body + 2 <= message.length) {
        int channelBytes = message[body + 1] < 0 ? 2 : 1;
        header.payloadLength = Math.max(0, message.length - body - 1 - channelBytes);
      }
    }
    return true;
  }

  private static void realTimeWithAck(CgpHeader header, byte[] message, int messageLength, int at) {
    int width = at < message.length && message[at] < 0 ? 2 : 1;
    if (at + width > message.length) {
      header.ackKnown = false;
      return;
    }
    int second = width == 2 ? (message[at + 1] & 0xff) << 7 : 0;
    header.ackDelta = message[at] & 0x7f | second;
    payload(header, messageLength, at + width);
  }

  private static void payload(CgpHeader header, int messageLength, int at) {
    header.tracked = true;
    header.payloadLength = messageLength - at;
  }
}
