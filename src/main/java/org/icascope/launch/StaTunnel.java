package org.icascope.launch;

import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.reassembly.ChunkStore;
import org.icascope.tunnel.Layer;
import org.icascope.tunnel.Look;
import org.icascope.tunnel.StreamTunnel;
import org.icascope.tunnel.TunnelContext;
import org.icascope.tunnel.websocket.HttpHeader;

/**
 * Requests to an STA over HTTP, told by the first one of a stream on any port: the path names the
 * program {@code CtxSTA.dll}, or a body of XML has the root element {@code CtxSTAProtocol}. Nothing
 * lies inside; it is read where tunnels are, so that all other streams cost one look.
 *
 * <p>The path {@code /scripts/ctxsta.dll} stands in the vendor's documentation of StoreFront
 * gateways; its case differs.
 */
final class StaTunnel implements StreamTunnel {

  private static final String REQUEST = "POST ";
  private static final String RESPONSE = "HTTP/1.";
  private static final String PATH = "ctxsta";

  /** The root element stands behind an XML declaration and a document type. Chosen. */
  private static final int ROOT_WITHIN_BYTES = 256;

  /** Segments looked at, at most; every look begins at the first byte. Chosen. */
  private static final int MOST_PIECES = 64;

  private final StaExchanges exchanges;

  StaTunnel(StaExchanges exchanges) {
    this.exchanges = exchanges;
  }

  @Override
  public Look look(Flow flow, Direction direction, ChunkStore start) {
    return direction == Direction.CLIENT_TO_SERVER ? request(start) : Look.NO;
  }

  @Override
  public Look look(Flow flow, Direction direction, ChunkStore start, ChunkStore opposite) {
    if (direction == Direction.CLIENT_TO_SERVER) {
      return request(start);
    }
    return opposite.length() > 0 && HttpHeader.mayStartWith(start, RESPONSE)
        ? request(opposite)
        : Look.NO;
  }

  private static Look request(ChunkStore start) {
    if (!HttpHeader.mayStartWith(start, REQUEST) || start.pieces() > MOST_PIECES) {
      return Look.NO;
    }
    int end = HttpHeader.end(start, 0);
    if (end < 0) {
      return start.length() > HttpHeader.MOST_BYTES ? Look.NO : Look.MORE;
    }
    // most requests are to something else: they are told without making strings of them
    if (namesPath(start, end)) {
      return Look.YES;
    }
    if (!HttpHeader.hasLine(start, end, "content-type: text/xml")
        && !HttpHeader.hasLine(start, end, "content-type: application/xml")) {
      return Look.NO;
    }
    int to = Math.min(start.length(), end + ROOT_WITHIN_BYTES);
    if (text(start, end, to).contains(StaBody.ROOT)) {
      return Look.YES;
    }
    return to < end + ROOT_WITHIN_BYTES && HttpHeader.hasLine(start, end, "content-length:")
        ? Look.MORE
        : Look.NO;
  }

  private static boolean namesPath(ChunkStore start, int end) {
    for (int i = REQUEST.length(); i < end && start.byteAt(i) != '\n'; i++) {
      int matched = 0;
      while (matched < PATH.length()
          && (start.byteAt(i + matched) | 0x20) == PATH.charAt(matched)) {
        matched++;
      }
      if (matched == PATH.length()) {
        return true;
      }
    }
    return false;
  }

  private static String text(ChunkStore start, int from, int to) {
    StringBuilder text = new StringBuilder(to - from);
    for (int i = from; i < to; i++) {
      text.append((char) (start.byteAt(i) & 0xff));
    }
    return text.toString();
  }

  @Override
  public Layer open(TunnelContext context) {
    return new StaLayer(context.flow(), exchanges);
  }
}
