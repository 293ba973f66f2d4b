package org.icascope.session;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.icascope.testkit.protocol.Bytes;
import org.icascope.testkit.protocol.CgpCapability;
import org.icascope.testkit.protocol.CgpCapability.Reliability;
import org.icascope.testkit.protocol.CgpEncoding;
import org.icascope.testkit.protocol.CgpWriter;

/** CGP bytes for tests: 3 s keep-alives, a timeout of 180 s unless said otherwise. */
final class Cgp {

  static final int TIMEOUT_SECONDS = 180;
  static final int KEEP_ALIVE_MILLIS = 3000;
  private static final CgpWriter WRITER = new CgpWriter(CgpEncoding.PLAIN);
  private static final byte[] NONE = {};

  private Cgp() {}

  static byte[] ticket(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Signature and first BIND_REQUEST. */
  static byte[] bindRequest() {
    return request(0, false, NONE);
  }

  /** Signature and BIND_REQUEST that asks for the server's messages from {@code next} on. */
  static byte[] resumeRequest(long next, String ticket) {
    return request(next, true, ticket(ticket));
  }

  private static byte[] request(long next, boolean resume, byte[] ticket) {
    return signed(
        WRITER.bindRequest(
            List.of(
                CgpCapability.sessionReliability(
                    new Reliability(5, next, resume, ticket, List.of())))));
  }

  static byte[] bindResponse(String ticket) {
    return bindResponse(0, ticket);
  }

  /** Signature and BIND_RESPONSE that asks for the client's messages from {@code next} on. */
  static byte[] bindResponse(long next, String ticket) {
    return bindResponse(next, ticket, TIMEOUT_SECONDS, KEEP_ALIVE_MILLIS);
  }

  /** A keep-alive interval of 0 leaves the capability out. */
  static byte[] bindResponse(long next, String ticket, int timeoutSeconds, int keepAliveMillis) {
    List<CgpCapability> list = new ArrayList<>();
    list.add(
        CgpCapability.sessionReliability(
            new Reliability(5, next, false, ticket(ticket), List.of())));
    list.add(CgpCapability.reliabilityParams(timeoutSeconds, 1, 80, 60));
    if (keepAliveMillis > 0) {
      list.add(CgpCapability.keepAlives(keepAliveMillis, keepAliveMillis));
    }
    return signed(WRITER.bindResponse(list));
  }

  private static byte[] signed(byte[] message) {
    return new Bytes().raw(CgpWriter.signature()).raw(message).toArray();
  }

  /** Message 1 of the client. */
  static byte[] openRequest() {
    return WRITER.channelOpenRequest(0, "127.0.0.1:1494");
  }

  /** Message 1 of the server; acknowledges the request. */
  static byte[] openResponse(int status, int serviceStatus) {
    return WRITER.channelOpenResponse(1, status, serviceStatus);
  }

  static byte[] close(int status) {
    return WRITER.channelClose(0, status, 0);
  }

  static byte[] finishRequest() {
    return WRITER.finishRequest(0);
  }

  static byte[] finishResponse() {
    return WRITER.finishResponse(0);
  }

  /** One tracked message. */
  static byte[] data(String payload) {
    return WRITER.realtime(payload.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] data(int acknowledged, String payload) {
    return WRITER.realtimeWithAck(acknowledged, false, payload.getBytes(StandardCharsets.US_ASCII));
  }

  static byte[] keepAlive() {
    return WRITER.keepAlive();
  }

  static byte[] acknowledge(int messages) {
    return WRITER.nopAck(messages);
  }

  static byte[] all(byte[]... messages) {
    Bytes bytes = new Bytes();
    for (byte[] message : messages) {
      bytes.raw(message);
    }
    return bytes.toArray();
  }

  /**
   * TCP handshake, binds and channel open at once: message 1 of each side is out, the client's is
   * acknowledged.
   */
  static Tcp bind(Tcp tcp, String ticket) {
    return channel(tcp.handshake().client(bindRequest()).server(bindResponse(ticket)));
  }

  static Tcp channel(Tcp tcp) {
    return tcp.client(openRequest()).server(openResponse(0, 0)).client();
  }

  /** TCP handshake and resume on a new connection. */
  static Tcp resume(Tcp tcp, long serverFrom, String ticket, long clientFrom, String newTicket) {
    return tcp.handshake()
        .client(resumeRequest(serverFrom, ticket))
        .server(bindResponse(clientFrom, newTicket));
  }
}
