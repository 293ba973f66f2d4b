package org.icascope.view.follow;

import org.icascope.model.PacketRef;

/**
 * Something that happened between the messages: a break, a reconnect.
 *
 * @param at frame at which it became true
 * @param type as in the analysis document
 * @param text one sentence
 */
public record Note(long timeNanos, PacketRef at, String type, String text) {

  /** It became true before the messages of a frame. */
  boolean isBefore(long nanos, long frame) {
    return timeNanos < nanos || timeNanos == nanos && at.frame() < frame;
  }
}
