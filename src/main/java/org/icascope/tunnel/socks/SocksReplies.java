package org.icascope.tunnel.socks;

import java.util.List;

/** The answers to a request in words (RFC 1928, section 6). */
final class SocksReplies {

  private static final List<String> WORDS =
      List.of(
          "succeeded",
          "general failure",
          "not allowed by the rules",
          "network unreachable",
          "host unreachable",
          "connection refused",
          "time to live expired",
          "command not supported",
          "address type not supported");

  private SocksReplies() {}

  static String of(int reply) {
    return reply < WORDS.size() ? WORDS.get(reply) + " (" + reply + ")" : "reply " + reply;
  }
}
