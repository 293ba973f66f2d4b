package org.icascope.tunnel.tls;

import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.DatagramTunnel;
import org.icascope.tunnel.Layer;
import org.icascope.tunnel.Look;
import org.icascope.tunnel.TunnelContext;

/** DTLS in datagrams, told by their records, on any port. */
public final class DtlsTunnel implements DatagramTunnel, DatagramTunnel.Detector {

  /** RFC 8489, 5. */
  private static final int STUN_COOKIE = 0x2112a442;

  private final TlsSettings settings;

  public DtlsTunnel(TlsSettings settings) {
    this.settings = settings;
  }

  @Override
  public Detector detector(Flow flow) {
    return this;
  }

  @Override
  public Look look(Direction direction, Chunk datagram) {
    if (isStun(datagram)) {
      return Look.MORE; // peers that find each other with STUN go on with DTLS in the same flow
    }
    DtlsRecords records = new DtlsRecords(datagram, 0);
    if (!records.next() || records.isUnified()) {
      return Look.NO;
    }
    if (records.type() != Numbers.HANDSHAKE || records.epoch() != 0) {
      return records.endsExactly() ? Look.YES : Look.NO;
    }
    int first = datagram.bytes()[records.bodyStart()];
    boolean hello =
        first == Numbers.CLIENT_HELLO
            || first == Numbers.SERVER_HELLO
            || first == Numbers.HELLO_VERIFY_REQUEST;
    return hello && records.bodyLength() >= 12 ? Look.YES : Look.NO;
  }

  private static boolean isStun(Chunk datagram) {
    byte[] bytes = datagram.bytes();
    int at = datagram.start();
    return datagram.length() >= 20
        && (bytes[at] & 0xc0) == 0
        && new ByteCursor(bytes, at + 4, 4).u16() == STUN_COOKIE >>> 16
        && new ByteCursor(bytes, at + 6, 2).u16() == (STUN_COOKIE & 0xffff);
  }

  @Override
  public Layer open(TunnelContext context) {
    return new DtlsFlow(settings, context);
  }
}
