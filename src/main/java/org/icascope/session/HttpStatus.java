package org.icascope.session;

import java.util.OptionalInt;
import org.icascope.model.HttpPhrases;

/** What an HTTP status means (the IANA registry of status codes). */
final class HttpStatus {

  private HttpStatus() {}

  /** In words; never those of the server, which could be anything. */
  static String reason(OptionalInt status) {
    if (status.isEmpty()) {
      return "connection closed without an answer";
    }
    int number = status.getAsInt();
    return HttpPhrases.of(number)
        .orElseGet(
            () ->
                switch (number / 100) {
                  case 2 -> "an answer that is no upgrade";
                  case 3 -> "redirected";
                  case 4 -> "client error";
                  case 5 -> "server error";
                  default -> "unknown status";
                });
  }
}
