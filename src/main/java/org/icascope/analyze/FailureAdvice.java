package org.icascope.analyze;

import org.icascope.session.ConnectFailure;

/** What the ways in which a CGP connection fails mean, and what to do about each. */
final class FailureAdvice {

  private FailureAdvice() {}

  /** One sentence. */
  static String meaning(ConnectFailure cause) {
    return switch (cause) {
      case REFUSED ->
          "The server, or a filter in its name, refused the CGP connection at once: nothing listens"
              + " on that port, or access is rejected.";
      case UNANSWERED ->
          "The CGP connection attempts were not answered at all: something drops them silently, or"
              + " the host is down.";
      case NO_SIGNATURE ->
          "The port accepted the connection and then the CGP service never spoke: it hangs or is"
              + " overloaded.";
      case NOT_CGP -> "Something that is no CGP service answered on the CGP port.";
      case CHANNEL_REFUSED ->
          "The CGP service answered and could not reach the ICA listener behind it.";
      case SUSPENDED ->
          "A session was suspended and could not be resumed; the client gave up on CGP.";
    };
  }

  /** One sentence. */
  static String remedy(ConnectFailure cause) {
    return switch (cause) {
      case REFUSED ->
          "Check on the server that Session Reliability is enabled and that its port listens; then"
              + " look for a firewall that rejects it.";
      case UNANSWERED ->
          "Open the CGP port (TCP 2598 unless changed) on the firewalls of the path.";
      case NO_SIGNATURE ->
          "Look at the Citrix service on the server: load, event log; restart it if it hangs.";
      case NOT_CGP -> "Find out what listens on the CGP port of that address.";
      case CHANNEL_REFUSED ->
          "Check that the ICA listener (TCP 1494) runs on the server and is reachable from the CGP"
              + " service.";
      case SUSPENDED -> "See why the resume failed: the events before the fallback say how.";
    };
  }

  /** For "CGP …": {@code was refused}. */
  static String verb(ConnectFailure cause) {
    return switch (cause) {
      case REFUSED -> "was refused";
      case UNANSWERED -> "was not answered";
      case NO_SIGNATURE -> "was accepted and then not answered";
      case NOT_CGP -> "was answered by something else";
      case CHANNEL_REFUSED -> "could not reach ICA";
      case SUSPENDED -> "could not be resumed";
    };
  }
}
