package org.icascope.decode;

import org.icascope.capture.Frame;
import org.icascope.model.Transport;

/** Headers as the decoder would fill them, for tests that need no link layer: IPv4, one buffer. */
public final class HeadersForTests {

  private static final int TCP_HEADER_BYTES = 20;

  private final Headers headers = new Headers();
  private final Frame frame = new Frame();

  private HeadersForTests(Transport transport) {
    headers.frame = frame;
    headers.ipVersion = 4;
    headers.protocol = transport.protocolNumber();
    headers.mss = -1;
    headers.windowScale = -1;
    headers.vlan = -1;
    headers.ttl = 64;
    headers.window = 1000;
  }

  public static HeadersForTests of(Transport transport) {
    return new HeadersForTests(transport);
  }

  /** IPv4 addresses as numbers, and ports. */
  public HeadersForTests from(long source, int sourcePort) {
    headers.sourceLow = source;
    headers.sourcePort = sourcePort;
    return this;
  }

  public HeadersForTests to(long destination, int destinationPort) {
    headers.destinationLow = destination;
    headers.destinationPort = destinationPort;
    return this;
  }

  public HeadersForTests tcp(int flags, long sequence, long acknowledgement) {
    headers.flags = flags;
    headers.sequence = sequence & 0xffffffffL;
    headers.acknowledgement = acknowledgement & 0xffffffffL;
    return this;
  }

  public HeadersForTests vlan(int vlan) {
    headers.vlan = vlan;
    return this;
  }

  public HeadersForTests window(int window) {
    headers.window = window;
    return this;
  }

  public HeadersForTests ttl(int ttl) {
    headers.ttl = ttl;
    return this;
  }

  /** Payload; it stands behind some bytes that belong to nobody, and a header of zeros. */
  public HeadersForTests payload(byte[] payload, int captured) {
    int start = 7 + TCP_HEADER_BYTES;
    byte[] buffer = new byte[start + captured];
    System.arraycopy(payload, 0, buffer, start, captured);
    frame.bytes(buffer, 0, buffer.length, start + payload.length);
    headers.transportStart = 7;
    headers.payloadStart = start;
    headers.payloadCaptured = captured;
    headers.payloadLength = payload.length;
    return this;
  }

  public Headers at(long number, long timeNanos) {
    frame.number(0, number).meta(timeNanos, 1);
    return headers;
  }
}
