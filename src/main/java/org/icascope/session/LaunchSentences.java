package org.icascope.session;

import org.icascope.flow.Flow;
import org.icascope.session.LaunchDetail.NameFailed;
import org.icascope.session.LaunchDetail.StaAmbiguous;
import org.icascope.session.LaunchDetail.StaExchanged;
import org.icascope.session.LaunchDetail.StaFailed;

/** The one English sentence of each event before a session. */
final class LaunchSentences {

  private LaunchSentences() {}

  static String exchanged(StaExchanged detail, Flow flow) {
    String target =
        detail
            .target()
            .map(to -> to.port() == 0 ? to.address().toString() : to.toString())
            .or(detail::name)
            .orElse("a name");
    return "the STA "
        + flow.server()
        + " gave "
        + flow.client().address()
        + " "
        + target
        + " for a ticket, and that was not reached"
        + times(detail.count());
  }

  static String failed(StaFailed detail, Flow flow) {
    String what =
        switch (detail.cause()) {
          case REFUSED -> "refused the connection of ";
          case UNANSWERED -> "did not answer the connection of ";
          case STATUS -> "answered with HTTP status " + detail.status().orElse(0) + " to ";
          case NO_ANSWER -> "did not answer the request of ";
          case NO_DATA ->
              detail.request().filter("data"::equals).isPresent()
                  ? "gave no data for the ticket of "
                  : "gave no ticket to ";
        };
    return "the STA "
        + flow.server()
        + " "
        + what
        + flow.client().address()
        + times(detail.count());
  }

  static String ambiguous(StaAmbiguous detail) {
    return detail.by().equals("ticket")
        ? "the STA "
            + detail.server()
            + " did not know a ticket that "
            + detail.other()
            + " knows"
            + times(detail.count())
        : "the STAs " + detail.server() + " and " + detail.other() + " issue tickets under one id";
  }

  static String nameFailed(NameFailed detail, Flow flow) {
    String what =
        switch (detail.cause()) {
          case "no-such-name" -> " does not know the name";
          case "no-address" -> " has no address for the name";
          case "unanswered" -> " did not answer the query for the name";
          case "refused" -> " refused the query for the name";
          default -> " failed to look up the name";
        };
    return "the name server "
        + flow.server().address()
        + what
        + detail.name().map(name -> " " + name).orElse("")
        + " that an STA gave";
  }

  private static String times(long count) {
    return count == 1 ? "" : " (" + count + " times)";
  }
}
