package org.icascope.app;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.capture.Frame;
import org.icascope.decode.DecodeCounts;
import org.icascope.decode.DuplicateFilter;
import org.icascope.decode.HeaderDecoder;
import org.icascope.decode.Headers;
import org.icascope.dissect.FlowDissection;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowLimits;
import org.icascope.flow.FlowTable;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.ReassemblyLimits;
import org.icascope.reassembly.StreamReassembly;
import org.icascope.session.SessionTracker;
import org.icascope.session.TrackedSessions;

/** The stages in a row: frames in, tracked sessions out. */
final class Pipeline {

  private final HeaderDecoder decoder = new HeaderDecoder();
  private final Headers headers = new Headers();
  private final DuplicateFilter duplicates = new DuplicateFilter();
  private final Diagnostics diagnostics;
  private final boolean keepDuplicates;
  private final FlowTable flows;
  private final SessionTracker tracker;
  private final FlowCounter counter;
  private long[] duplicatesByCapture = new long[4];
  private int lastCapture;
  private long lastFrame;
  private long lastTimeNanos = Long.MIN_VALUE;

  Pipeline(AnalysisOptions options, Diagnostics diagnostics) {
    this.diagnostics = diagnostics;
    keepDuplicates = options.keepDuplicates();
    tracker =
        new SessionTracker(options.ports(), options.names(), options.fingerprintKey(), diagnostics);
    StreamReassembly reassembly =
        new StreamReassembly(
            ReassemblyLimits.defaults(), diagnostics, new FlowDissection(options.ports(), tracker));
    counter = new FlowCounter(reassembly, options.allFlows());
    flows = new FlowTable(options.ports(), FlowLimits.defaults(), diagnostics, counter);
  }

  void onFrame(Frame frame) {
    if (frame.timeNanos() >= lastTimeNanos) {
      lastCapture = frame.capture();
      lastFrame = frame.number();
      lastTimeNanos = frame.timeNanos();
    }
    if (!decoder.decode(frame, headers)) {
      return;
    }
    if (!keepDuplicates && duplicates.isDuplicate(headers)) {
      countDuplicate(frame.capture());
      return;
    }
    flows.onHeaders(headers);
  }

  private void countDuplicate(int capture) {
    if (capture >= duplicatesByCapture.length) {
      duplicatesByCapture = Arrays.copyOf(duplicatesByCapture, 2 * capture);
    }
    duplicatesByCapture[capture]++;
  }

  long duplicatesIn(int capture) {
    return capture < duplicatesByCapture.length ? duplicatesByCapture[capture] : 0;
  }

  /** Flushes every stage. Returns the latest frame, the clock of all judgements. */
  FrameMark finish() {
    flows.finish();
    DecodeRemarks.report(decoder.counts(), diagnostics);
    return lastFrame == 0
        ? new FrameMark(0, 1, 0)
        : new FrameMark(lastCapture, lastFrame, lastTimeNanos);
  }

  SessionTracker tracker() {
    return tracker;
  }

  /** The flows to report: those with Citrix traffic, or all of them when the user asked so. */
  List<FlowResult> listedFlows(TrackedSessions tracked) {
    List<FlowResult> listed = new ArrayList<>();
    tracked.flows().forEach((flow, layers) -> listed.add(new FlowResult(flow, layers)));
    Set<Flow> known = new HashSet<>(tracked.flows().keySet());
    for (Flow flow : counter.kept()) {
      if (!known.contains(flow)) {
        listed.add(new FlowResult(flow, List.of()));
      }
    }
    listed.sort(Comparator.comparingInt(result -> result.flow().serial()));
    return listed;
  }

  Analysis.Traffic traffic(boolean partial) {
    DecodeCounts counts = decoder.counts();
    long undecoded =
        counts.notIp()
            + counts.unsupportedLinkType()
            + counts.fragments()
            + counts.otherProtocol()
            + counts.cutHeaders()
            + counts.malformed();
    return new Analysis.Traffic(counter.tcpFlows(), counter.udpFlows(), undecoded, partial);
  }
}
