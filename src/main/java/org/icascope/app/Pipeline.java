package org.icascope.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Analysis.FlowResult;
import org.icascope.analyze.Reach;
import org.icascope.decode.AppliancePlaces;
import org.icascope.decode.DecodeCounts;
import org.icascope.decode.Headers;
import org.icascope.dissect.FlowDissection;
import org.icascope.flow.AddressClaims;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowBeginning;
import org.icascope.flow.FlowLimits;
import org.icascope.flow.FlowTable;
import org.icascope.launch.LaunchFacts;
import org.icascope.launch.LaunchObserver;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.ReassemblyLimits;
import org.icascope.reassembly.StreamReassembly;
import org.icascope.rules.RuleSettings;
import org.icascope.session.Event;
import org.icascope.session.SessionTracker;
import org.icascope.session.TrackedSessions;
import org.icascope.tunnel.TunnelFacts;
import org.icascope.tunnel.TunnelSink;
import org.icascope.tunnel.tls.TlsSettings;

/** The stages from flows on, in a row: frames in, tracked sessions out. */
final class Pipeline {

  /** Flows that take as much room as what is remembered of a session: measured, 10 kB. */
  private static final int FLOWS_PER_SESSION = 6;

  private final AnalysisOptions options;
  private final RuleSettings rules;
  private final Duplicates duplicates;
  private final FlowTable flows;
  private final SessionTracker tracker;
  private final FlowCounter counter;
  private final Reaching reaching;
  private final LaunchObserver launches;
  private final TlsKeys keys;
  private final Optional<KeptTunnels> kept;
  private final UnopenedTunnels unopened = new UnopenedTunnels();
  private Optional<Predicate<Headers>> passedOver = Optional.empty();
  private FrameMark latest = new FrameMark(0, 1, 0);

  Pipeline(AnalysisOptions options, Diagnostics diagnostics) {
    this(options, diagnostics, false);
  }

  /**
   * @param endless the capture goes on for months: who could reach whom is not added up
   */
  Pipeline(AnalysisOptions options, Diagnostics diagnostics, boolean endless) {
    this.options = options;
    rules = options.rules();
    duplicates = new Duplicates(options.keepDuplicates());
    tracker = new SessionTracker(options.sessions(), diagnostics);
    launches = new LaunchObserver(diagnostics, options.pseudonyms());
    keys = new TlsKeys(options.tlsKeys(), diagnostics);
    FlowDissection dissection = new FlowDissection(options.ports(), tracker, diagnostics);
    boolean keep = options.allFlows() || options.everyPath();
    kept = keep ? Optional.of(new KeptTunnels(dissection)) : Optional.empty();
    TunnelSink inner = kept.isPresent() ? kept.get() : dissection;
    StreamReassembly reassembly =
        new StreamReassembly(
            ReassemblyLimits.defaults(),
            diagnostics,
            Tunnels.stage(
                options.ports(),
                new TlsSettings(
                    keys.material(), options.allFlows(), unopened, options.pseudonyms()),
                inner,
                diagnostics,
                launches.sta()));
    reaching = new Reaching(options, tracker::follows, () -> latest.timeNanos(), diagnostics);
    counter =
        new FlowCounter(
            reassembly,
            options.allFlows(),
            flow -> tracker.follows(flow) || launches.follows(flow),
            launches::onFlowOpened,
            flow -> {
              launches.onFlowClosed(flow);
              if (!endless) {
                reaching.closed(flow, tunnels(flow, options.allFlows()));
              }
            });
    flows =
        new FlowTable(
            options.ports(), FlowLimits.defaults(), diagnostics, counter, options.pseudonyms());
  }

  /** Where the flow is not listed, its tunnels are needed only once. */
  private List<TunnelFacts> tunnels(Flow flow, boolean again) {
    return kept.map(all -> again ? all.of(flow) : all.take(flow)).orElse(List.of());
  }

  /** The next frames of the input. */
  void onBatch(FrameBatch batch) {
    latest = batch.latest().orElse(latest);
    keys.add(batch.secrets());
    for (int i = 0; i < batch.size(); i++) {
      if (!batch.isDecoded(i)) {
        flows.onOther(batch.headers(i));
      } else if (!duplicates.isDuplicate(batch, i) && isWanted(batch.headers(i))) {
        flows.onHeaders(batch.headers(i));
      }
    }
    flows.displace(FLOWS_PER_SESSION * tracker.sessions());
  }

  private boolean isWanted(Headers headers) {
    return passedOver.isEmpty() || !passedOver.get().test(headers);
  }

  /** Frames of a capture that were captured before. */
  long duplicatesIn(int capture) {
    return duplicates.in(capture);
  }

  /** Keys that came meanwhile. */
  void addKeys(List<KeyFile> some) {
    some.forEach(keys::add);
  }

  /** Frames that are left out from now on. */
  void passOver(Predicate<Headers> some) {
    passedOver = Optional.of(some);
  }

  /** Connections that go on though the frames with their beginning are gone. */
  void goOn(List<FlowBeginning> some) {
    flows.goOn(some);
  }

  /** Closes flows that are over: for a capture that goes on. */
  void expire(Predicate<Flow> isOver) {
    flows.expire(isOver);
  }

  /** What comes before sessions, while it goes on. */
  LaunchObserver observer() {
    return launches;
  }

  /** What a NetScaler recorded at one of two places only; after the last frame. */
  AppliancePlaces places() {
    duplicates.places().finish(latest.timeNanos());
    return duplicates.places();
  }

  /** Flushes every stage. Returns the latest frame, the clock of all judgements. */
  FrameMark finish() {
    flows.finish();
    return latest;
  }

  /** The latest frame so far. */
  FrameMark latest() {
    return latest;
  }

  AddressClaims claims() {
    return flows.claims();
  }

  RuleSettings rules() {
    return rules;
  }

  /**
   * What came before the sessions, once everything was flushed.
   *
   * @param last the latest frame
   */
  LaunchFacts launches(FrameMark last) {
    return launches.finish(last);
  }

  SessionTracker tracker() {
    return tracker;
  }

  /** The flows to report: those with Citrix traffic, or all of them when the user asked so. */
  List<FlowResult> listedFlows(TrackedSessions tracked) {
    List<FlowResult> listed = new ArrayList<>();
    tracked
        .flows()
        .forEach(
            (flow, layers) ->
                listed.add(result(flow, layers, tracked.tunnels().getOrDefault(flow, List.of()))));
    Set<Flow> known = new HashSet<>(tracked.flows().keySet());
    for (Flow flow : counter.kept()) {
      if (!known.contains(flow)) {
        List<TunnelFacts> tunnels = kept.map(all -> all.of(flow)).orElse(List.of());
        listed.add(result(flow, tunnels.stream().map(TunnelFacts::layer).toList(), tunnels));
      }
    }
    listed.sort(Comparator.comparingInt(result -> result.flow().serial()));
    return listed;
  }

  private FlowResult result(Flow flow, List<String> layers, List<TunnelFacts> tunnels) {
    boolean named = options.ports().isNamed(flow.server().port());
    return new FlowResult(flow, layers, tunnels, named);
  }

  /**
   * Who could reach whom.
   *
   * @param listed those flows that are listed
   * @param seen what came before the sessions
   * @param events all of them
   */
  Reach reach(List<FlowResult> listed, LaunchFacts seen, List<Event> events) {
    return reaching.reach(listed, seen.servers(), events);
  }

  Analysis.Traffic traffic(DecodeCounts counts, boolean partial) {
    long undecoded =
        counts.notIp()
            + counts.unsupportedLinkType()
            + counts.fragments()
            + counts.otherProtocol()
            + counts.cutHeaders()
            + counts.malformed();
    return new Analysis.Traffic(
        counter.tcpFlows(),
        counter.udpFlows(),
        undecoded,
        partial,
        unopened.byCount(),
        counts.reassembled(),
        options.pseudonyms().ofUids());
  }
}
