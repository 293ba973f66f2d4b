package org.icascope.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.icascope.compare.Reset.Origin;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/** Tells where a RST came from: from beyond the recorder of its sender, or from between the two. */
final class Resets {

  private final Matching toServer;
  private final Matching toClient;
  private final Windows windows;

  Resets(Matching toServer, Matching toClient, Windows windows) {
    this.toServer = toServer;
    this.toClient = toClient;
    this.windows = windows;
  }

  List<Reset> find() {
    List<Reset> found = new ArrayList<>();
    reset(toServer, Direction.CLIENT_TO_SERVER).ifPresent(found::add);
    reset(toClient, Direction.SERVER_TO_CLIENT).ifPresent(found::add);
    return found;
  }

  private Optional<Reset> reset(Matching matching, Direction bears) {
    Optional<FrameMark> near = first(matching.near);
    Optional<FrameMark> far = first(matching.far);
    if (near.isEmpty() && far.isEmpty()) {
      return Optional.empty();
    }
    boolean toServer = bears == Direction.CLIENT_TO_SERVER;
    boolean atSender = (toServer ? near : far).isPresent();
    boolean atReceiver = (toServer ? far : near).isPresent();
    boolean otherRan = atSender || ran(matching, bears);
    if (atSender || !otherRan) {
      Origin side = toServer ? Origin.CLIENT_SIDE : Origin.SERVER_SIDE;
      Confidence confidence = atSender ? Confidence.CERTAIN : Confidence.POSSIBLE;
      return Optional.of(new Reset(bears, side, confidence, atReceiver, near, far));
    }
    return Optional.of(new Reset(bears, Origin.BETWEEN, Confidence.LIKELY, true, near, far));
  }

  /** The recorder nearer to the sender ran when it would have seen the RST. */
  private boolean ran(Matching matching, Direction bears) {
    boolean toServer = bears == Direction.CLIENT_TO_SERVER;
    Track seen = toServer ? matching.far : matching.near;
    int index = firstReset(seen);
    return toServer
        ? windows.nearRan(bears, seen.time(index))
        : windows.farRan(bears, seen.time(index));
  }

  private static int firstReset(Track track) {
    return IntStream.range(0, track.size()).filter(track::isReset).findFirst().orElse(-1);
  }

  private static Optional<FrameMark> first(Track track) {
    int index = firstReset(track);
    return index < 0 ? Optional.empty() : Optional.of(track.mark(index));
  }
}
