package org.icascope.testkit.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Writes CGP messages, straight from the tables of cgp.md sections 1 to 4. */
public final class CgpWriter {
  private static final int BIND_REQUEST = 0x01;
  private static final int BIND_RESPONSE = 0x02;
  private static final int FINISH_REQUEST = 0x03;
  private static final int FINISH_RESPONSE = 0x04;
  private static final int NOP = 0x05;
  private static final int CHANNEL_OPEN_REQUEST = 0x06;
  private static final int CHANNEL_OPEN_RESPONSE = 0x07;
  private static final int CHANNEL_CLOSE = 0x08;
  private static final int DATA = 0x09;
  private static final int DATA_REALTIME = 0x0A;
  private static final int DATA_REALTIME_WITH_ACK = 0x0B;

  private static final int EXT_LENGTH = 0x01;
  private static final int RELIABILITY = 0x08;
  private static final int TRACK_MESSAGE = 0x01;
  private static final int ACK = 0x02;

  private static final int CHANNEL = 0; // opened by the client, first of its counter
  private static final int REAL_TIME = 2;
  private static final int PROTOCOL_ICA = 3;

  private final CgpEncoding encoding;

  public CgpWriter(CgpEncoding encoding) {
    this.encoding = encoding;
  }

  /** The seven bytes that start each direction. */
  public static byte[] signature() {
    return Bytes.ofHex("1A 43 47 50 2F 30 31");
  }

  public byte[] bindRequest(List<CgpCapability> capabilities) {
    return bind(BIND_REQUEST, capabilities);
  }

  public byte[] bindResponse(List<CgpCapability> capabilities) {
    return bind(BIND_RESPONSE, capabilities);
  }

  private byte[] bind(int command, List<CgpCapability> capabilities) {
    Bytes body = new Bytes().u8(command).u8(0).u16(0);
    body.varlen(capabilities.size(), encoding.wideBind());
    capabilities.forEach(capability -> body.raw(capability.encode(encoding)));
    return new Bytes().varlen(body.size(), encoding.wideBind()).raw(body.toArray()).toArray();
  }

  /** Tracked request for the one channel that carries ICA. */
  public byte[] channelOpenRequest(int ack, String destination) {
    Bytes body = new Bytes().u16(1).varlen(CHANNEL).u8(0).u8(REAL_TIME).u16(0);
    return message(CHANNEL_OPEN_REQUEST, true, ack, body.sized(openParameters(destination)));
  }

  static byte[] openParameters(String destination) {
    byte[] text = destination.getBytes(StandardCharsets.US_ASCII);
    return new Bytes().u8(1).sized(text).u16(PROTOCOL_ICA).toArray();
  }

  /** Tracked answer; status and service status 0 mean accepted. */
  public byte[] channelOpenResponse(int ack, int status, int serviceStatus) {
    Bytes body = new Bytes().varlen(CHANNEL).u16(status).u16(serviceStatus).u16(0);
    return message(CHANNEL_OPEN_RESPONSE, true, ack, body.varlen(0));
  }

  public byte[] channelClose(int ack, int status, int serviceStatus) {
    Bytes body = new Bytes().varlen(CHANNEL).u16(0).u16(status).u16(serviceStatus);
    return message(CHANNEL_CLOSE, false, ack, body);
  }

  public byte[] finishRequest(int ack) {
    return message(FINISH_REQUEST, false, ack, new Bytes().u8(0).u8(0));
  }

  public byte[] finishResponse(int ack) {
    return message(FINISH_RESPONSE, false, ack, new Bytes().u8(0).u8(0));
  }

  public byte[] nopAck(int ack) {
    return message(NOP, false, ack, new Bytes());
  }

  public byte[] keepAlive() {
    return message(NOP, false, 0, new Bytes());
  }

  /** Untracked DATA, for the tests of other channels. */
  public byte[] channelPayload(int flags, byte[] payload) {
    return message(DATA, false, 0, new Bytes().u8(flags).varlen(CHANNEL).raw(payload));
  }

  public byte[] realtime(byte[] payload) {
    return frame(new Bytes().u8(DATA_REALTIME).raw(payload));
  }

  /** Data with an ack delta; {@code wideAck} writes the delta in two bytes even below 128. */
  public byte[] realtimeWithAck(int ack, boolean wideAck, byte[] payload) {
    return frame(new Bytes().u8(DATA_REALTIME_WITH_ACK).varlen(ack, wideAck).raw(payload));
  }

  /**
   * Any message that has header extensions: commands 3 to 9, and those that are not known.
   *
   * @param ack acknowledgement, none when 0
   */
  public byte[] message(int command, boolean tracked, int ack, Bytes body) {
    Bytes message = new Bytes().u8(command);
    if (!tracked && ack == 0) {
      return frame(message.u8(0).raw(body.toArray()));
    }
    Bytes reliability = new Bytes().u8((tracked ? TRACK_MESSAGE : 0) | (ack > 0 ? ACK : 0));
    if (ack > 0) {
      reliability.varlen(ack);
    }
    if (encoding.announcesExtensionLength()) {
      message.u8(EXT_LENGTH | RELIABILITY).sized(reliability.toArray());
    } else {
      message.u8(RELIABILITY).raw(reliability.toArray());
    }
    return frame(message.raw(body.toArray()));
  }

  private static byte[] frame(Bytes message) {
    return new Bytes().sized(message.toArray()).toArray();
  }
}
