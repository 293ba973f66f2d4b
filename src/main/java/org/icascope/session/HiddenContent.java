package org.icascope.session;

import java.util.Optional;
import java.util.OptionalLong;
import org.icascope.model.Confidence;

/**
 * Content that is encrypted from end to end inside CGP. Secure ICA says so in the set-up of ICA;
 * the AES encryption of current releases hides even that, so what shows is a channel for ICA
 * without the greeting of ICA.
 */
final class HiddenContent {

  /** Messages of each side after which the greeting would have come. Chosen: it is in the first. */
  private static final long ENOUGH_MESSAGES = 4;

  private HiddenContent() {}

  /** The channel for ICA was opened before our eyes, and what it carries is not ICA. */
  static boolean isIn(SessionTrack session) {
    return session.icaChannel
        && session.channelAccepted
        && !session.alreadyRunning
        && !session.outOfSync
        && !session.numbersAssumed
        && session.ica != null
        && !session.ica.recognised()
        && isEnough(session.clientLedger.highest())
        && isEnough(session.serverLedger.highest());
  }

  private static boolean isEnough(OptionalLong messages) {
    return messages.isPresent() && messages.getAsLong() >= ENOUGH_MESSAGES;
  }

  static Session.NotDecoded asNotDecoded() {
    return new Session.NotDecoded(
        "ica",
        "CGP framing only: the channel for ICA does not begin with the greeting of ICA, as with"
            + " encryption from end to end (Secure HDX)",
        Optional.of("that encryption switched off by policy for the capture"),
        Confidence.LIKELY);
  }
}
