package org.icascope.tunnel.tls;

import org.icascope.flow.Flow;
import org.icascope.flow.Handshake;
import org.icascope.model.Direction;
import org.icascope.reassembly.ChunkStore;
import org.icascope.tunnel.Layer;
import org.icascope.tunnel.Look;
import org.icascope.tunnel.StreamTunnel;
import org.icascope.tunnel.TunnelContext;

/** TLS and SSL in a byte stream, told by the first record, on any port. */
public final class TlsTunnel implements StreamTunnel {

  private static final int LOOK_BYTES = 6;
  private static final int SSL2_LOOK_BYTES = 11;

  private final TlsSettings settings;

  public TlsTunnel(TlsSettings settings) {
    this.settings = settings;
  }

  @Override
  public Look look(Flow flow, Direction direction, ChunkStore start) {
    int type = start.byteAt(0);
    if ((type & 0x80) != 0) {
      return direction == Direction.CLIENT_TO_SERVER ? lookSsl2(start) : Look.NO;
    }
    if (type < Numbers.CHANGE_CIPHER_SPEC || type > Numbers.HEARTBEAT) {
      return Look.NO;
    }
    if (start.length() > 1 && start.byteAt(1) != 3 || start.length() > 2 && start.byteAt(2) > 4) {
      return Look.NO;
    }
    if (start.length() < LOOK_BYTES) {
      return Look.MORE;
    }
    int length = u16(start, 3);
    return length > 0 && length <= Numbers.MOST_RECORD_BYTES && begins(flow, direction, start, type)
        ? Look.YES
        : Look.NO;
  }

  /** A connection begins with a hello or is refused with an alert, unless it began earlier. */
  private static boolean begins(Flow flow, Direction direction, ChunkStore start, int type) {
    int length = u16(start, 3);
    int first = start.byteAt(5);
    if (type == Numbers.HANDSHAKE) {
      return direction == Direction.CLIENT_TO_SERVER
          ? first == Numbers.CLIENT_HELLO
          : first == Numbers.SERVER_HELLO || first == 0; // HelloRequest
    }
    if (type == Numbers.ALERT && length == 2) {
      return first == 1 || first == 2;
    }
    return flow.handshake() == Handshake.NOT_SEEN
        && length + 5 <= start.length()
        && (length + 10 > start.length() || start.byteAt(length + 6) == 3);
  }

  /** The hello of SSL 2.0, which announces its lengths so often that nothing else looks like it. */
  private static Look lookSsl2(ChunkStore start) {
    if (start.length() > 2 && start.byteAt(2) != Numbers.CLIENT_HELLO) {
      return Look.NO;
    }
    if (start.length() < SSL2_LOOK_BYTES) {
      return Look.MORE;
    }
    int version = u16(start, 3);
    int suites = u16(start, 5);
    int session = u16(start, 7);
    int challenge = u16(start, 9);
    boolean sound =
        (version == Numbers.SSL_2_0 || version >= 0x0300 && version <= Numbers.TLS_1_2)
            && suites > 0
            && suites % 3 == 0
            && (session == 0 || session == 16)
            && challenge >= 16
            && challenge <= 32
            && (u16(start, 0) & 0x7fff) == 9 + suites + session + challenge;
    return sound ? Look.YES : Look.NO;
  }

  private static int u16(ChunkStore start, int at) {
    return (start.byteAt(at) & 0xff) << 8 | start.byteAt(at + 1) & 0xff;
  }

  @Override
  public Layer open(TunnelContext context) {
    return new TlsStream(settings, context);
  }
}
