package org.icascope.tunnel.websocket;

import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.model.Direction;
import org.icascope.tunnel.TunnelFacts;

/** What is known of one WebSocket, or of one upgrade that was refused. */
public final class WebSocketFacts implements TunnelFacts {

  private final Optional<UpgradeRequest> request;
  private final OptionalInt status;
  private final boolean refused;
  private final boolean compressed;
  private final WebSocketSide client = new WebSocketSide();
  private final WebSocketSide server = new WebSocketSide();

  private WebSocketFacts(
      Optional<UpgradeRequest> request, OptionalInt status, boolean refused, boolean compressed) {
    this.request = request;
    this.status = status;
    this.refused = refused;
    this.compressed = compressed;
  }

  static WebSocketFacts agreed(UpgradeRequest request, UpgradeResponse response) {
    return new WebSocketFacts(
        Optional.of(request),
        OptionalInt.of(response.status()),
        false,
        response.extensions().deflate());
  }

  static WebSocketFacts refused(UpgradeRequest request, OptionalInt status) {
    return new WebSocketFacts(Optional.of(request), status, true, false);
  }

  /** The server's answer was not captured, and the client sends frames all the same. */
  static WebSocketFacts assumed(UpgradeRequest request) {
    return new WebSocketFacts(Optional.of(request), OptionalInt.empty(), false, false);
  }

  static WebSocketFacts midStream() {
    return new WebSocketFacts(Optional.empty(), OptionalInt.empty(), false, false);
  }

  @Override
  public String layer() {
    return "websocket";
  }

  /** The server said no, or nothing: there is no WebSocket. */
  public boolean isRefused() {
    return refused;
  }

  /** HTTP status of the server's answer; empty when there was none or it was not captured. */
  public OptionalInt status() {
    return status;
  }

  /** The WebSocket was opened before the capture began. */
  public boolean isMidStream() {
    return request.isEmpty();
  }

  /** The client named the origin of its page. */
  public boolean hasOrigin() {
    return request.isPresent() && request.get().hasOrigin();
  }

  /** Host of that origin. */
  public Optional<String> originHost() {
    return request.flatMap(UpgradeRequest::originHost);
  }

  /** The client asked for the path {@code /}. */
  public boolean isRootPath() {
    return request.isPresent() && request.get().rootPath();
  }

  /** The client offered the subprotocol of the vendor's clients. */
  public boolean offersIca() {
    return request.isPresent() && request.get().offersIca();
  }

  /** Both sides agreed on permessage-deflate. */
  public boolean isCompressed() {
    return compressed;
  }

  /** What the sender of this direction sent. */
  public WebSocketSide side(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? client : server;
  }
}
