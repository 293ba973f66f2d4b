package org.icascope.flow;

import org.icascope.decode.Headers;

/** What the headers of one side of a TCP flow look like, by which a RST of another host is told. */
final class SenderHabits {

  /** Steps of the IP identification of a host that counts up. Chosen: other flows count, too. */
  private static final int LARGEST_STEP = 1024;

  /** Packets after which the way a host numbers is known. Chosen. */
  private static final int ENOUGH_STEPS = 16;

  /** An identification that is further off is no step. Chosen. */
  private static final int FAR_OFF = 8192;

  /** Other flows of a host may have used many numbers after such a pause. Chosen. */
  private static final long SHORT_PAUSE_NANOS = 2_000_000_000L;

  private static final int NO_CODE_UNITS = 32;

  private long heardNanos;
  private int lastTtl = -1;
  private int lowestTtl = Integer.MAX_VALUE;
  private int highestTtl = -1;
  private int lastId = -1;
  private int steps;
  private int ids;
  private int window = -1;

  /** Any segment of this side but SYN, FIN and RST. */
  void heard(Headers headers) {
    heardNanos = headers.frame().timeNanos();
    lastTtl = headers.ttl();
    lowestTtl = Math.min(lowestTtl, lastTtl);
    highestTtl = Math.max(highestTtl, lastTtl);
    int id = headers.ipId();
    if (ids < Short.MAX_VALUE) {
      int step = id - lastId & 0xffff;
      steps += step > 0 && step <= LARGEST_STEP ? 1 : 0;
      ids++;
    }
    lastId = id;
    window = headers.window();
  }

  /** What the IP header of a RST says beside those of the segments before it. */
  boolean isOddId(Headers headers) {
    boolean countsUp = ids >= ENOUGH_STEPS && steps * 10 >= ids * 9;
    boolean soon = headers.frame().timeNanos() - heardNanos < SHORT_PAUSE_NANOS;
    // some hosts give a RST that belongs to no socket the identification 0
    return countsUp && soon && headers.ipId() != 0 && (headers.ipId() - lastId & 0xffff) > FAR_OFF;
  }

  /** Time to live of its latest segment, or -1. */
  int lastTtl() {
    return lastTtl;
  }

  /** Its packets come over ways of several lengths, and this is one of them. */
  boolean isUsualTtl(int ttl) {
    return ttl >= lowestTtl && ttl <= highestTtl;
  }

  /** A window this side uses anyway, or the same but for what its program has not read yet. */
  boolean isUsualWindow(int raw) {
    return window >= 0 && Math.abs(raw - window) <= NO_CODE_UNITS;
  }
}
