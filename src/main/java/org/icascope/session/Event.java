package org.icascope.session;

import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.model.Confidence;
import org.icascope.model.PacketRef;
import org.icascope.model.Severity;

/**
 * Something that happened in a session or between a client and a server.
 *
 * @param timeNanos when it became true, nanoseconds since 1970
 * @param at packet at which it became true
 * @param detectedAt packet that proved it, when that is another one
 * @param session serial number of the session
 * @param flow serial number of the flow
 * @param incident serial number of the incident it belongs to
 * @param summary one English sentence
 */
public record Event(
    long timeNanos,
    PacketRef at,
    Optional<PacketRef> detectedAt,
    OptionalInt session,
    OptionalInt flow,
    OptionalInt incident,
    Severity severity,
    Confidence confidence,
    String summary,
    EventDetail detail) {

  public String type() {
    return detail.type();
  }
}
