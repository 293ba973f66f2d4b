package org.icascope.tunnel.websocket;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the client asks for (RFC 6455, section 4.1).
 *
 * @param key the value of Sec-WebSocket-Key; empty when it was cut off
 * @param rootPath it asks for the path {@code /}
 * @param hasOrigin there is an Origin, be it one without a host
 * @param originHost host name of the Origin, which a browser sets to that of the page
 * @param offersIca the subprotocol {@value #ICA_PROTOCOL} is among those it offers
 */
record UpgradeRequest(
    String key,
    boolean rootPath,
    boolean hasOrigin,
    Optional<String> originHost,
    boolean offersIca) {

  /** Subprotocol of clients of the vendor (protocol notes on ICA, section 6). */
  static final String ICA_PROTOCOL = "ica.citrix.com";

  /** RFC 6455, section 1.3. */
  private static final String ACCEPT_SUFFIX = "258EAFA5-E914-47DA-95CA-C5AB0DC85B11";

  private static final Pattern REQUEST_LINE = Pattern.compile("GET (\\S+) HTTP/1\\.1");
  private static final Pattern ORIGIN =
      Pattern.compile(
          "[a-z][a-z0-9+.-]*://(\\[[0-9A-Fa-f:.]{2,45}]|[A-Za-z0-9._-]{1,253})(:\\d{1,5})?");

  /** Empty when the header asks for something else. */
  static Optional<UpgradeRequest> of(HttpHeader header) {
    Matcher line = REQUEST_LINE.matcher(header.startLine());
    Optional<String> key = header.field("sec-websocket-key");
    if (!line.matches()
        || key.isEmpty()
        || !header.lists("upgrade", "websocket")
        || !header.lists("connection", "upgrade")) {
      return Optional.empty();
    }
    Optional<String> origin = header.field("origin");
    return Optional.of(
        new UpgradeRequest(
            key.get(),
            line.group(1).equals("/"),
            origin.isPresent(),
            origin.map(ORIGIN::matcher).filter(Matcher::matches).map(host -> host.group(1)),
            header.lists("sec-websocket-protocol", ICA_PROTOCOL)));
  }

  /** Of a header whose end was cut off: what is not in the rest is taken as not said. */
  static UpgradeRequest cut(HttpHeader header) {
    Matcher line = REQUEST_LINE.matcher(header.startLine());
    boolean rootPath = line.matches() && line.group(1).equals("/");
    return new UpgradeRequest("", rootPath, false, Optional.empty(), false);
  }

  /** The key was captured. */
  boolean hasKey() {
    return !key.isEmpty();
  }

  /** The Sec-WebSocket-Accept that answers the key (RFC 6455, section 4.2.2). */
  String expectedAccept() {
    try {
      byte[] text = (key + ACCEPT_SUFFIX).getBytes(StandardCharsets.ISO_8859_1);
      return Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-1").digest(text));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java platform has it
    }
  }
}
