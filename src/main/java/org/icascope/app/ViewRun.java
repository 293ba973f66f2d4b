package org.icascope.app;

import java.io.IOException;
import java.util.List;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.CaptureSummary;
import org.icascope.capture.FailedInput;
import org.icascope.capture.Frame;
import org.icascope.capture.Windows;
import org.icascope.decode.DuplicateFilter;
import org.icascope.decode.HeaderDecoder;
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
 * layers that it completes. One thread, so that a frame is out as soon as it is read.
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
  private final TlsKeys keys;
  private final FrameAssembly assembly;
  private final FlowTable flows;
  private final HeaderDecoder decoder = new HeaderDecoder();
  private final DuplicateFilter duplicates = new DuplicateFilter();
  private int secretsTold;

  private ViewRun(AnalysisOptions options, FrameSink sink) {
    this.options = options;
    keys = new TlsKeys(options.tlsKeys(), diagnostics);
    assembly = new FrameAssembly(sink);
    SessionTracker tracker =
        new SessionTracker(
            options.ports(),
            options.names(),
            options.fingerprintKey(),
            diagnostics,
            assembly.messageTap());
    StreamReassembly reassembly =
        new StreamReassembly(
            ReassemblyLimits.defaults(),
            diagnostics,
            Tunnels.stage(
                options.ports(),
                new TlsSettings(keys.material(), true, (server, layer, reason) -> {}),
                new FlowDissection(options.ports(), tracker),
                diagnostics,
                assembly.unitTap()));
    flows =
        new FlowTable(
            options.ports(), FlowLimits.defaults(), diagnostics, assembly.before(reassembly));
  }

  /**
   * Reads the input until its end, or until {@code sink} wants no more.
   *
   * @throws IOException when the operating system fails to read an input that was open already
   */
  public static Result run(AnalysisOptions options, FrameSink sink) throws IOException {
    try (CaptureSet input =
        CaptureSet.open(options.files(), options.standardInput(), options.hash(), windows(sink))) {
      new ViewRun(options, sink).read(input);
      return new Result(input.summaries(), input.failures());
    }
  }

  /** Frames are looked at one by one, so every window can be used again. */
  private static Windows windows(FrameSink sink) {
    return new Windows() {
      @Override
      public byte[] after(byte[] window) {
        return window;
      }

      @Override
      public void beforeWaiting() {
        sink.onIdle();
      }
    };
  }

  private void read(CaptureSet input) throws IOException {
    Frame frame = new Frame();
    boolean wanted = true;
    while (wanted && !options.stop().getAsBoolean() && input.next(frame)) {
      addSecrets(input);
      onFrame(frame);
      wanted = assembly.end();
    }
    if (wanted) {
      flows.finish();
      assembly.finish();
    }
  }

  private void addSecrets(CaptureSet input) {
    int count = input.secretCount();
    if (count > secretsTold) {
      keys.add(input.secrets().subList(secretsTold, count));
      secretsTold = count;
    }
  }

  private void onFrame(Frame frame) {
    Headers headers = assembly.begin(frame);
    if (!decoder.decode(frame, headers)) {
      return;
    }
    assembly.decoded();
    if (!options.keepDuplicates() && duplicates.isDuplicate(headers)) {
      assembly.duplicate();
    } else {
      flows.onHeaders(headers);
    }
  }
}
