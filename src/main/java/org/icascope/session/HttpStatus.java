package org.icascope.session;

import java.util.Map;
import java.util.OptionalInt;

/** What an HTTP status means (the IANA registry of status codes). */
final class HttpStatus {

  private static final Map<Integer, String> REASONS =
      Map.ofEntries(
          Map.entry(200, "OK"),
          Map.entry(301, "Moved Permanently"),
          Map.entry(302, "Found"),
          Map.entry(307, "Temporary Redirect"),
          Map.entry(308, "Permanent Redirect"),
          Map.entry(400, "Bad Request"),
          Map.entry(401, "Unauthorized"),
          Map.entry(403, "Forbidden"),
          Map.entry(404, "Not Found"),
          Map.entry(405, "Method Not Allowed"),
          Map.entry(407, "Proxy Authentication Required"),
          Map.entry(408, "Request Timeout"),
          Map.entry(426, "Upgrade Required"),
          Map.entry(429, "Too Many Requests"),
          Map.entry(500, "Internal Server Error"),
          Map.entry(501, "Not Implemented"),
          Map.entry(502, "Bad Gateway"),
          Map.entry(503, "Service Unavailable"),
          Map.entry(504, "Gateway Timeout"));

  private HttpStatus() {}

  /** In words; never those of the server, which could be anything. */
  static String reason(OptionalInt status) {
    if (status.isEmpty()) {
      return "connection closed without an answer";
    }
    int number = status.getAsInt();
    return REASONS.getOrDefault(
        number,
        switch (number / 100) {
          case 2 -> "an answer that is no upgrade";
          case 3 -> "redirected";
          case 4 -> "client error";
          case 5 -> "server error";
          default -> "unknown status";
        });
  }
}
