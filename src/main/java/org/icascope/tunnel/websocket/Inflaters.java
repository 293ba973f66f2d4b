package org.icascope.tunnel.websocket;

import java.util.Optional;
import java.util.zip.Inflater;

/** The inflaters in use, which hold memory outside the heap. */
final class Inflaters {

  /** In use at a time, at most. Chosen: each holds some 44 kB. */
  static final int MOST = 1024;

  private int inUse;

  /** A new one, unless there are too many. */
  Optional<Inflater> take() {
    if (inUse >= MOST) {
      return Optional.empty();
    }
    inUse++;
    return Optional.of(new Inflater(true));
  }

  void giveBack(Inflater inflater) {
    inflater.end();
    inUse--;
  }

  int inUse() {
    return inUse;
  }
}
