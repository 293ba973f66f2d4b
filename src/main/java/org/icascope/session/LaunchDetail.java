package org.icascope.session;

import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;

/** What events of the way to a session say: tickets and names. */
public sealed interface LaunchDetail extends EventDetail {

  /**
   * A gateway redeemed a ticket at an STA, and what the STA named was not reached; told where that
   * shows.
   *
   * @param target address and port it named, where it was no name
   * @param name the name, where names are wanted
   * @param failedFlow the query or the connection that led to nothing next
   * @param count such exchanges of one gateway for one target
   */
  record StaExchanged(Optional<Endpoint> target, Optional<String> name, int failedFlow, long count)
      implements LaunchDetail {
    @Override
    public String type() {
      return "sta.exchange";
    }
  }

  /** How an STA failed. */
  enum StaFailure {
    REFUSED("refused"),
    UNANSWERED("unanswered"),
    STATUS("http-status"),
    NO_ANSWER("no-answer"),
    NO_DATA("no-data");

    private final String label;

    StaFailure(String label) {
      this.label = label;
    }

    public String label() {
      return label;
    }
  }

  /**
   * An STA did not answer, or not with what it was asked for; one for each host that asked, each
   * STA, cause and kind of request.
   *
   * @param request {@code ticket}, {@code data} or {@code other}; absent where no connection came
   *     about
   * @param count how often, {@code first} to {@code last}
   * @param notConnected after how many of them the host opened no session for a while
   */
  record StaFailed(
      StaFailure cause,
      OptionalInt status,
      Optional<String> request,
      long count,
      long notConnected,
      FrameMark first,
      FrameMark last)
      implements LaunchDetail {
    @Override
    public String type() {
      return "sta.failed";
    }
  }

  /**
   * Two STAs cannot be told apart by their id.
   *
   * @param by {@code ticket}: one did not know what the other one knew; {@code id}: both issue
   *     under one id
   * @param knownFlow connection to the other STA
   * @param count tickets that show it
   */
  record StaAmbiguous(String by, Endpoint server, Endpoint other, int knownFlow, long count)
      implements LaunchDetail {
    @Override
    public String type() {
      return "sta.ambiguous";
    }
  }

  /**
   * A name that an STA gave was not resolved.
   *
   * @param cause {@code no-such-name}, {@code no-address}, {@code server-failure}, {@code refused}
   *     or {@code unanswered}
   * @param queries how many were sent, without repetitions
   * @param launches exchanges with an STA that gave it
   * @param staFlow connection of the first of them
   * @param name where names are wanted
   */
  record NameFailed(String cause, long queries, long launches, int staFlow, Optional<String> name)
      implements LaunchDetail {
    @Override
    public String type() {
      return "dns.failed";
    }
  }
}
