package org.icascope.testkit;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.Arrays;
import java.util.Base64;
import java.util.Random;
import java.util.zip.Deflater;
import org.icascope.model.Direction;
import org.icascope.testkit.network.Network;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.network.Wrapping.Wrapped;
import org.icascope.testkit.protocol.WebSocketWriter;

/**
 * What a browser client and the WebSocket listener of a server add to a connection: the upgrade,
 * then one binary frame around every write (protocol notes on ICA, section 6).
 */
final class WebSocketCarrier implements TunnelCarrier {
  private static final double THINKING_MILLIS = 1.5; // chosen: time a server takes to answer

  private final Network network;
  private final String origin;
  private final String more;
  private final boolean compressed;

  /**
   * @param origin of the page that the browser shows
   */
  WebSocketCarrier(Network network, String origin) {
    this(network, origin, "", false);
  }

  /**
   * @param more header lines of the request, each with its end
   * @param compressed messages are, each for itself (RFC 7692)
   */
  WebSocketCarrier(Network network, String origin, String more, boolean compressed) {
    this.network = network;
    this.origin = origin;
    this.more = more;
    this.compressed = compressed;
  }

  @Override
  public String layer() {
    return "WebSocket";
  }

  /** An upgrade on a connected connection; from then on writes are wrapped. */
  @Override
  public TcpConversation open(TcpConversation tcp) {
    String key = ask(tcp);
    answer(tcp, WebSocketWriter.agreed(key, extensions()));
    return tcp.wrapIn(this::wrap);
  }

  /** An upgrade that the server refuses; then the server closes. */
  TcpConversation refuse(TcpConversation tcp, int status, String reason) {
    ask(tcp);
    answer(tcp, WebSocketWriter.refused(status, reason));
    tcp.close(SERVER_TO_CLIENT);
    return tcp;
  }

  private String ask(TcpConversation tcp) {
    byte[] bytes = new byte[16];
    network.random().nextBytes(bytes);
    String key = Base64.getEncoder().encodeToString(bytes);
    byte[] request =
        WebSocketWriter.request(tcp.server().toString(), origin, key, more + extensions());
    tcp.send(CLIENT_TO_SERVER, request, () -> {});
    tcp.awaitDelivery(CLIENT_TO_SERVER);
    network.clock().advanceMillis(THINKING_MILLIS);
    return key;
  }

  private String extensions() {
    return compressed
        ? "Sec-WebSocket-Extensions: permessage-deflate; client_no_context_takeover;"
            + " server_no_context_takeover\r\n"
        : "";
  }

  private static void answer(TcpConversation tcp, byte[] bytes) {
    tcp.send(SERVER_TO_CLIENT, bytes, () -> {});
    tcp.awaitDelivery(SERVER_TO_CLIENT);
  }

  private Wrapped wrap(Direction direction, byte[] content) {
    byte[] frame = frame(direction, content);
    return new Wrapped(frame, frame.length - content.length);
  }

  private byte[] frame(Direction direction, byte[] content) {
    int first = WebSocketWriter.FIN | WebSocketWriter.BINARY;
    byte[] payload = content;
    if (compressed) {
      first |= WebSocketWriter.COMPRESSED;
      payload = deflated(content);
    }
    if (direction == SERVER_TO_CLIENT) {
      return WebSocketWriter.frame(first, payload);
    }
    Random random = network.random();
    byte[] key = new byte[4];
    random.nextBytes(key);
    return WebSocketWriter.masked(first, key, payload);
  }

  /** RFC 7692, section 7.2.1: without the empty block at the end. */
  private static byte[] deflated(byte[] content) {
    Deflater deflater = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    deflater.setInput(content);
    byte[] bytes = new byte[content.length + 64];
    int length = deflater.deflate(bytes, 0, bytes.length, Deflater.SYNC_FLUSH);
    deflater.end();
    return Arrays.copyOf(bytes, length - 4);
  }
}
