package org.icascope.session;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icascope.flow.Flow;
import org.icascope.flow.Reset;
import org.icascope.model.Confidence;
import org.icascope.model.Direction;
import org.icascope.model.IpAddress;
import org.icascope.model.Severity;
import org.icascope.tunnel.TunnelFacts;

/**
 * RSTs whose window field holds a code of a NetScaler. Other hosts may set a window in a RST, too:
 * one code alone is only {@code possible}; several different ones of the same sender, none of whose
 * RSTs holds anything else, are {@code likely} (transport notes, section 1.9). One that a NetScaler
 * sent by its own trace is {@code certain}.
 */
final class ResetCodes {

  /** Codes of different kinds that make a sender a NetScaler. Chosen: a window repeats itself. */
  private static final int SEVERAL = 2;

  /** RSTs inside TLS that are remembered until it is known who sent them. Chosen. */
  private static final int MOST_HIDDEN = 1_000;

  private record Hidden(Flow flow, List<TunnelFacts> tunnels, Reset reset, ResetCode code) {}

  private final Tracking tracking;
  private final List<EventLog.Draft> drafts = new ArrayList<>();
  private final List<Hidden> hidden = new ArrayList<>();
  private final Map<IpAddress, Set<Integer>> codes = new HashMap<>();
  private final Set<IpAddress> others = new HashSet<>();

  ResetCodes(Tracking tracking) {
    this.tracking = tracking;
  }

  /** The first RST of a side of a connection that has to do with Citrix. */
  void onReset(FlowTrack track, Direction direction) {
    Optional<Reset> reset = track.flow.side(direction).reset().filter(ResetCodes::holdsWindow);
    if (reset.isPresent()) {
      note(track.flow, reset.get()).ifPresent(code -> tell(track, reset.get(), code));
    }
  }

  /** The same of a connection in TLS that nobody can read; told only of a likely NetScaler. */
  void onHiddenReset(Flow flow, Direction direction, List<TunnelFacts> tunnels) {
    Optional<Reset> reset = flow.side(direction).reset().filter(ResetCodes::holdsWindow);
    if (reset.isPresent() && hidden.size() < MOST_HIDDEN) {
      note(flow, reset.get())
          .ifPresent(code -> hidden.add(new Hidden(flow, tunnels, reset.get(), code)));
    }
  }

  private static boolean holdsWindow(Reset reset) {
    return reset.window() != 0 && !reset.usualWindow();
  }

  private Optional<ResetCode> note(Flow flow, Reset reset) {
    Optional<ResetCode> code = ResetCode.of(reset.window());
    IpAddress sender = sender(flow, reset);
    if (code.isPresent()) {
      codes.computeIfAbsent(sender, s -> new HashSet<>()).add(reset.window());
    } else {
      others.add(sender);
    }
    return code;
  }

  private static IpAddress sender(Flow flow, Reset reset) {
    return (reset.from() == Direction.CLIENT_TO_SERVER ? flow.client() : flow.server()).address();
  }

  private EventLog.Draft tell(FlowTrack track, Reset reset, ResetCode code) {
    EventDetail.ResetCoded detail = new EventDetail.ResetCoded(code, sender(track.flow, reset));
    boolean ends = !code.isOneOf(ResetCode.Kind.MONITOR, ResetCode.Kind.STRAY);
    EventLog.Draft draft =
        tracking
            .log
            .add(
                When.at(reset.mark()),
                ends ? Severity.WARNING : Severity.INFO,
                reset.byAppliance() ? Confidence.CERTAIN : Confidence.POSSIBLE,
                detail,
                Sentences.resetCode(detail))
            .of(track.session, track);
    drafts.add(draft);
    return draft;
  }

  /**
   * The input is over: now it is known what else came from each sender.
   *
   * @param flows what is followed; connections in TLS are added that an event names
   */
  void finish(FlowTracks flows) {
    for (Hidden each : hidden) {
      if (isNetScaler(each)) {
        flows.add(new FlowTrack(each.flow, each.tunnels, false, false));
        FlowTrack track = flows.get(each.flow);
        track.probed |= track.isSilent() && !track.toCgpPort && !track.toIcaPort;
        tell(track, each.reset, each.code);
      }
    }
    for (EventLog.Draft draft : drafts) {
      if (draft.confidence == Confidence.POSSIBLE
          && draft.detail instanceof EventDetail.ResetCoded coded
          && isNetScaler(coded.sender())) {
        draft.confidence = Confidence.LIKELY;
      }
    }
  }

  /**
   * The same of a capture that goes on.
   *
   * @param before what is older and was not explained since is not told
   */
  void settle(FlowTracks flows, long before) {
    finish(flows);
    hidden.removeIf(each -> isNetScaler(each) || each.reset.mark().timeNanos() < before);
    drafts.removeIf(draft -> draft.told);
  }

  private boolean isNetScaler(Hidden each) {
    return each.reset.byAppliance() || isNetScaler(sender(each.flow, each.reset));
  }

  private boolean isNetScaler(IpAddress sender) {
    return codes.getOrDefault(sender, Set.of()).size() >= SEVERAL && !others.contains(sender);
  }
}
