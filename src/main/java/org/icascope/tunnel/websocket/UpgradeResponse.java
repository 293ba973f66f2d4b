package org.icascope.tunnel.websocket;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icascope.reassembly.ChunkStore;

/**
 * What the server answers (RFC 6455, section 4.2.2).
 *
 * @param status HTTP status, 101 when it agrees
 * @param accept value of Sec-WebSocket-Accept
 * @param extensions what it chose of the extensions
 */
record UpgradeResponse(int status, Optional<String> accept, Extensions extensions) {

  static final int SWITCHING_PROTOCOLS = 101;

  /** Bytes of version and status. */
  private static final int STATUS_END = "HTTP/1.1 101".length();

  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.\\d (\\d{3})( .*)?");

  /** Empty when the start line is none of a response. */
  static Optional<UpgradeResponse> of(HttpHeader header) {
    Matcher line = STATUS_LINE.matcher(header.startLine());
    if (!line.matches()) {
      return Optional.empty();
    }
    List<String> chosen = header.list("sec-websocket-extensions");
    return Optional.of(
        new UpgradeResponse(
            Integer.parseInt(line.group(1)),
            header.field("sec-websocket-accept"),
            Extensions.of(chosen)));
  }

  /** The status, as soon as it is there; the rest of the header may be missing. */
  static OptionalInt statusOf(ChunkStore start) {
    if (start.length() < STATUS_END || !HttpHeader.mayStartWith(start, "HTTP/1.")) {
      return OptionalInt.empty();
    }
    Matcher line = STATUS_LINE.matcher(HttpHeader.read(start, STATUS_END).startLine());
    return line.matches() ? OptionalInt.of(Integer.parseInt(line.group(1))) : OptionalInt.empty();
  }

  boolean agrees() {
    return status == SWITCHING_PROTOCOLS;
  }

  /** Another answer to the same request follows (RFC 9110, section 15.2). */
  boolean isInterim() {
    return status / 100 == 1 && !agrees();
  }
}
