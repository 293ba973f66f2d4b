package org.icascope.app;

import java.io.IOException;
import java.util.List;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.CaptureSummary;
import org.icascope.capture.FailedInput;
import org.icascope.capture.WindowPool;
import org.icascope.decode.Headers;
import org.icascope.dissect.FlowDissection;
import org.icascope.flow.FlowLimits;
import org.icascope.flow.FlowTable;
import org.icascope.reassembly.ReassemblyLimits;
import org.icascope.reassembly.StreamReassembly;
import org.icascope.session.SessionTracker;
import org.icascope.tunnel.tls.TlsSettings;
import org.icascope.view.frame.FrameAssembly;
import org.icascope.view.frame.FrameSink;

/**
 * Runs the stages over the input files for a view: every frame in its order, with the units of all
 * layers that it completes. Where there are two processors, one reads and decodes.
 */
public final class ViewRun {

  /**
   * What came of it.
   *
   * @param captures the files that were read
   * @param failures inputs that could not be read
   */
  public record Result(List<CaptureSummary> captures, List<FailedInput> failures) {}

  private final AnalysisOptions options;
  private final Diagnostics diagnostics = new Diagnostics();
  private final Duplicates duplicates;
  private final TlsKeys keys;
  private final FrameAssembly assembly;
  private final FlowTable flows;
  private final FrameSink sink;
  private boolean wanted = true;
  private boolean leftBehind;

  private ViewRun(AnalysisOptions options, FrameSink sink, Taps also) {
    this.options = options;
    this.sink = sink;
    duplicates = new Duplicates(options.keepDuplicates());
    keys = new TlsKeys(options.tlsKeys(), diagnostics);
    assembly = new FrameAssembly(sink);
    SessionTracker tracker =
        new SessionTracker(
            options.sessions(), diagnostics, Taps.both(assembly.messageTap(), also.messages()));
    StreamReassembly reassembly =
        new StreamReassembly(
            ReassemblyLimits.defaults(),
            diagnostics,
            Tunnels.stage(
                options.ports(),
                new TlsSettings(keys.material(), true, (server, layer, reason) -> {}),
                new FlowDissection(options.ports(), tracker),
                diagnostics,
                Taps.both(assembly.unitTap(), also.units())));
    flows =
        new FlowTable(
            options.ports(), FlowLimits.ofViews(), diagnostics, assembly.before(reassembly));
  }

  /**
   * Reads the input until its end, or until {@code sink} wants no more.
   *
   * @throws IOException when the operating system fails to read an input that was open already
   */
  public static Result run(AnalysisOptions options, FrameSink sink) throws IOException {
    return run(options, sink, Taps.NONE);
  }

  /** The same for somebody who looks at the stages, too. */
  static Result run(AnalysisOptions options, FrameSink sink, Taps also) throws IOException {
    WindowPool windows = new WindowPool();
    CaptureSet input = Opening.open(options, windows);
    ViewRun run = new ViewRun(options, sink, also);
    try {
      sink.onOpen(input);
      sink.onCaptures(input.summaries());
      run.read(input, windows);
      return new Result(input.summaries(), input.failures());
    } finally {
      if (!run.leftBehind) { // else the reading thread still waits for it
        input.close();
      }
    }
  }

  private void read(CaptureSet input, WindowPool windows) throws IOException {
    FrontStages front =
        new FrontStages(input, windows, options.ports(), options.keepDuplicates(), true);
    if (Runtime.getRuntime().availableProcessors() > 1 || input.hasPipe()) {
      leftBehind =
          !new Conveyor().run(front, batch -> onBatch(batch, windows), options.stop(), () -> {});
    } else {
      front.run(new Alone(windows));
    }
    if (wanted && !options.stop().getAsBoolean()) {
      flows.finish();
      assembly.finish();
    }
  }

  /** Deals with every batch on the thread that reads. */
  private final class Alone implements FrontStages.Taker {

    private final WindowPool windows;

    Alone(WindowPool windows) {
      this.windows = windows;
    }

    @Override
    public FrameBatch exchange(FrameBatch batch) {
      onBatch(batch, windows);
      return batch;
    }

    @Override
    public void awaitAll() {
      // every batch is dealt with at once
    }

    @Override
    public boolean wantsMore() {
      return wanted && !options.stop().getAsBoolean();
    }
  }

  /** Returns false when the run is to end early. */
  private boolean onBatch(FrameBatch batch, WindowPool windows) {
    if (!batch.secrets().isEmpty()) {
      keys.add(batch.secrets());
    }
    boolean more = wanted && !options.stop().getAsBoolean();
    for (int i = 0; i < batch.size() && more; i++) {
      onFrame(batch, i);
      more = assembly.end();
    }
    if (!batch.isFull()) {
      sink.onIdle(); // reading waits, or soon will
    }
    wanted = more;
    windows.giveBack(batch.windows());
    batch.clear();
    return more;
  }

  private void onFrame(FrameBatch batch, int index) {
    Headers headers = batch.headers(index);
    assembly.begin(batch.frame(index), headers);
    if (!batch.isDecoded(index)) {
      assembly.headerBytes(batch.headerBytes(index));
      return; // nothing that could be followed
    }
    assembly.decoded();
    if (duplicates.isDuplicate(batch, index)) {
      assembly.duplicate();
    } else {
      flows.onHeaders(headers);
    }
  }
}
