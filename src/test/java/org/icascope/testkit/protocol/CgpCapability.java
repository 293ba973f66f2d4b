package org.icascope.testkit.protocol;

import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One capability of the CGP core in a bind message (cgp.md, 3 and 4).
 *
 * @param id capability id
 * @param body bytes after the six header bytes
 */
public record CgpCapability(int id, byte[] body) {
  private static final int SERVICES_BINDING = 1;
  private static final int ENDPOINT_ADDRESS = 2;
  private static final int SESSION_RELIABILITY = 5;
  private static final int SECURITY_TICKET = 6;
  private static final int KEEP_ALIVES = 7;
  private static final int PACKET_SIZE = 8;
  private static final int RELIABILITY_PARAMS = 9;
  private static final int HEADER_BYTES = 6;

  /** What the reliability capability says about this bind. */
  public record Reliability(
      int messagesPerAck, long nextMessage, boolean resume, byte[] ticket, List<byte[]> opens) {}

  byte[] encode(CgpEncoding encoding) {
    boolean wide = encoding.wideBind() && (id == SERVICES_BINDING || id == SESSION_RELIABILITY);
    return new Bytes()
        .varlen(body.length + HEADER_BYTES, wide)
        .u16(0) // service 0: the CGP core
        .u16(id)
        .u16(0)
        .raw(body)
        .toArray();
  }

  public static CgpCapability tcpProxyService() {
    byte[] name = "Citrix.TcpProxyService".getBytes(StandardCharsets.US_ASCII);
    byte[] entry = new Bytes().u16(1).u16(1).u8(0).sized(name).toArray();
    return new CgpCapability(SERVICES_BINDING, new Bytes().u8(1).sized(entry).toArray());
  }

  public static CgpCapability endpointAddress(int type, String address) {
    byte[] text = address.getBytes(StandardCharsets.US_ASCII);
    return new CgpCapability(ENDPOINT_ADDRESS, new Bytes().u8(type).sized(text).toArray());
  }

  public static CgpCapability sessionReliability(Reliability reliability) {
    Bytes body = new Bytes().u8(1).u8(1);
    for (int direction = 0; direction < 2; direction++) {
      body.u8(1).varlen(2).u16(reliability.messagesPerAck());
    }
    body.u32(reliability.nextMessage()).u8(reliability.resume() ? 1 : 0).u8(2);
    body.sized(reliability.ticket()).varlen(reliability.opens().size());
    reliability.opens().forEach(body::raw);
    return new CgpCapability(SESSION_RELIABILITY, body.toArray());
  }

  /** A ticket of a Secure Ticket Authority. */
  public static CgpCapability securityTicket(String ticket) {
    byte[] text = ticket.getBytes(StandardCharsets.US_ASCII);
    return new CgpCapability(SECURITY_TICKET, new Bytes().u8(0).sized(text).toArray());
  }

  public static CgpCapability keepAlives(long clientMillis, long serverMillis) {
    return new CgpCapability(
        KEEP_ALIVES, new Bytes().u32(clientMillis).u32(serverMillis).toArray());
  }

  /** The unnamed capability 8 of current peers. */
  public static CgpCapability packetSize(boolean fromServer) {
    byte[] body = new Bytes().u32(1).u32(fromServer ? 1 : 0).u16(0).u16(1494).toArray();
    return new CgpCapability(PACKET_SIZE, body);
  }

  public static CgpCapability reliabilityParams(
      int timeoutSeconds, int uiFlags, int dimmingPercent, int tcpTimeoutSeconds) {
    Bytes body = new Bytes().u8(1).u16(timeoutSeconds).u16(uiFlags);
    return new CgpCapability(
        RELIABILITY_PARAMS, body.u16(dimmingPercent).u16(tcpTimeoutSeconds).toArray());
  }
}
