package org.icascope.session;

/**
 * One thing to tell while a capture runs.
 *
 * @param event what happened; its session has no number yet
 * @param client and {@code server} whom it is about, as text
 */
public record News(Kind kind, Event event, String client, String server) {

  /** What is told of an event. */
  public enum Kind {
    /** It happened. */
    HAPPENED,
    /** It is about to become true by nothing happening: silence, or time running out. */
    OVERDUE,
    /** It was told before and turned out to be wrong. */
    TAKEN_BACK
  }
}
