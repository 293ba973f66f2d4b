package org.icascope.tunnel.websocket;

import java.util.List;
import java.util.Locale;
import org.icascope.model.Direction;

/**
 * What the two sides agreed to do to frames.
 *
 * @param deflate messages may be compressed (permessage-deflate, RFC 7692)
 * @param clientTakesOver the client's messages are compressed with those before them in view
 * @param serverTakesOver likewise
 * @param windowsValid every window size named is one of 8 to 15 bits; any of them can be read
 * @param unknown there is an extension that is not known, so frames may mean anything
 */
record Extensions(
    boolean deflate,
    boolean clientTakesOver,
    boolean serverTakesOver,
    boolean windowsValid,
    boolean unknown) {

  static final Extensions NONE = new Extensions(false, true, true, true, false);

  private static final String DEFLATE = "permessage-deflate";

  /**
   * @param chosen elements of the server's Sec-WebSocket-Extensions
   */
  static Extensions of(List<String> chosen) {
    Extensions result = NONE;
    for (String element : chosen) {
      String[] parts = element.toLowerCase(Locale.ROOT).split(";");
      if (parts.length > 0 && parts[0].strip().equals(DEFLATE)) {
        result = deflate(parts);
      } else {
        return new Extensions(false, true, true, true, true);
      }
    }
    return result;
  }

  private static Extensions deflate(String[] parts) {
    boolean client = true;
    boolean server = true;
    boolean valid = true;
    for (int i = 1; i < parts.length; i++) {
      String[] parameter = parts[i].split("=", 2);
      switch (parameter[0].strip()) {
        case "client_no_context_takeover" -> client = false;
        case "server_no_context_takeover" -> server = false;
        case "client_max_window_bits", "server_max_window_bits" ->
            valid &= parameter.length == 2 && isWindow(parameter[1].strip().replace("\"", ""));
        default -> valid = false;
      }
    }
    return new Extensions(true, client, server, valid, false);
  }

  /** RFC 7692, section 7.1.2.1. */
  private static boolean isWindow(String bits) {
    return bits.matches("[89]|1[0-5]");
  }

  boolean takesOver(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? clientTakesOver : serverTakesOver;
  }
}
