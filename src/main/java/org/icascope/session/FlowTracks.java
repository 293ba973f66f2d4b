package org.icascope.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.icascope.flow.Flow;
import org.icascope.model.CitrixPort;
import org.icascope.model.Diagnostic;
import org.icascope.model.Severity;
import org.icascope.tunnel.TunnelFacts;

/** The flows that have to do with sessions or may still turn out to, and what is around them. */
final class FlowTracks {

  /**
   * Flows to Citrix ports on which nobody spoke CGP or ICA, at most; of further ones only those are
   * tracked on which somebody does. Chosen: a busy service that fails for hours stays below it, and
   * what is kept of a flood (some 3 kB a flow with the failure that it is told as) below 60 MB.
   */
  static final int MOST_SILENT = 20_000;

  /** Beyond that, flows of clients that have a session, which may be waiting for them. Chosen. */
  static final int MOST_SILENT_OF_CLIENTS = 5_000;

  /**
   * Flows on which CGP or ICA is spoken, but that belong to no session, at most; further ones are
   * not told. Chosen, for the same reasons.
   */
  static final int MOST_ALONE = 10_000;

  private final Tracking tracking;
  private final Map<Flow, FlowTrack> tracks = new LinkedHashMap<>();
  private final Map<Flow, List<TunnelFacts>> tunnels = new HashMap<>();
  private Consumer<Flow> listener = flow -> {};
  private Consumer<Flow> leaver = flow -> {};
  private int silent;
  private int alone;
  private boolean limitTold;

  FlowTracks(Tracking tracking) {
    this.tracking = tracking;
  }

  /**
   * @param tracked is told of each flow that is tracked from now on
   * @param forgotten and of each of which nothing is told after all
   */
  void listener(Consumer<Flow> tracked, Consumer<Flow> forgotten) {
    listener = tracked;
    leaver = forgotten;
  }

  boolean has(Flow flow) {
    return tracks.containsKey(flow);
  }

  /** Of this flow, if it is tracked; else {@code null}. */
  FlowTrack get(Flow flow) {
    return tracks.get(flow);
  }

  /** In the order in which they were first tracked. */
  Collection<FlowTrack> all() {
    return Collections.unmodifiableCollection(tracks.values());
  }

  /** Of this flow, which is tracked from now on. */
  FlowTrack track(Flow flow) {
    return tracks.computeIfAbsent(flow, this::newTrack);
  }

  private FlowTrack newTrack(Flow flow) {
    listener.accept(flow);
    return new FlowTrack(
        flow,
        tunnels(flow),
        tracking.ports.is(flow.server().port(), CitrixPort.CGP),
        tracking.ports.is(flow.server().port(), CitrixPort.ICA));
  }

  /** The same of a flow on which nobody spoke, as long as there are not too many of them. */
  Optional<FlowTrack> trackSilent(Flow flow) {
    if (!has(flow)) {
      if (!hasRoom(flow)) {
        return Optional.empty();
      }
      silent++;
      track(flow).counted = true;
    }
    return Optional.of(track(flow));
  }

  private boolean hasRoom(Flow flow) {
    if (silent < MOST_SILENT
        || silent < MOST_SILENT + MOST_SILENT_OF_CLIENTS
            && !tracking.clients.of(flow.client().address()).isEmpty()) {
      return true;
    }
    if (!limitTold) {
      limitTold = true;
      tracking.diagnostics.report(
          Diagnostic.of(
              Severity.WARNING,
              "session.limit",
              "more than "
                  + MOST_SILENT
                  + " connections to Citrix ports without CGP or ICA: further failures of that kind"
                  + " are not reported",
              flow.first(),
              flow.serial()));
    }
    return false;
  }

  /** Of this flow, on which CGP or ICA is spoken. */
  FlowTrack trackSpoken(Flow flow) {
    FlowTrack track = track(flow);
    silent -= track.counted ? 1 : 0;
    track.counted = false;
    return track;
  }

  /** Nothing is told of it. */
  void forget(FlowTrack track) {
    if (tracks.remove(track.flow) != null) {
      leaver.accept(track.flow);
      silent -= track.counted ? 1 : 0;
      alone -= track.alone ? 1 : 0;
    }
  }

  /** May something be told of this flow, which belongs to no session though somebody spoke? */
  boolean hasRoomAlone(FlowTrack track) {
    if (!track.alone && !track.beyondLimit) {
      track.alone = alone < MOST_ALONE;
      track.beyondLimit = !track.alone;
      alone += track.alone ? 1 : 0;
      tellAlone(track);
    }
    return !track.beyondLimit;
  }

  private void tellAlone(FlowTrack track) {
    if (track.beyondLimit) {
      tracking.diagnostics.report(
          Diagnostic.of(
              Severity.WARNING,
              "session.limit",
              "more than "
                  + MOST_ALONE
                  + " connections with CGP or ICA, but without a session: further ones are not"
                  + " reported")); // of no flow, so that all of them are one remark
    }
  }

  /** It belongs to a session after all. */
  void joins(FlowTrack track) {
    alone -= track.alone ? 1 : 0;
    track.alone = false;
  }

  /**
   * A flow that is listed because something names it.
   *
   * @return false when it was tracked before
   */
  boolean add(FlowTrack track) {
    return tracks.putIfAbsent(track.flow, track) == null;
  }

  /** What runs around it, outermost first, as far as it is known; the list grows. */
  List<TunnelFacts> tunnels(Flow flow) {
    return tunnels.computeIfAbsent(flow, f -> new ArrayList<>(2));
  }

  boolean hasTunnels(Flow flow) {
    return tunnels.containsKey(flow);
  }

  /** No more tunnels come: its track, if there is one, has them. */
  void closed(Flow flow) {
    tunnels.remove(flow);
  }

  /**
   * Of these nothing is said any more.
   *
   * @return those that were tracked
   */
  List<FlowTrack> forget(Collection<FlowTrack> some) {
    List<FlowTrack> gone =
        some.stream().filter(track -> tracks.remove(track.flow) != null).toList();
    silent = (int) tracks.values().stream().filter(track -> track.counted).count();
    alone = (int) tracks.values().stream().filter(track -> track.alone).count();
    return gone;
  }

  /** Number of the first capture that has something of them. */
  OptionalInt firstCapture() {
    return tracks.keySet().stream().mapToInt(flow -> flow.first().capture()).min();
  }
}
