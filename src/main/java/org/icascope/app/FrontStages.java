package org.icascope.app;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.DecryptionSecret;
import org.icascope.capture.Frame;
import org.icascope.capture.WindowPool;
import org.icascope.decode.DecodeCounts;
import org.icascope.decode.DuplicateFilter;
import org.icascope.decode.HeaderDecoder;
import org.icascope.decode.Headers;
import org.icascope.flow.FlowTable;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.FrameMark;
import org.icascope.model.PortTable;

/** What can be done with a frame without those before it: read, decode, take its fingerprint. */
final class FrontStages {

  /** Takes batches as they become complete. */
  interface Taker {

    /**
     * Takes a complete batch.
     *
     * @return an empty batch to fill next: another one, or the same when it was dealt with at once
     */
    FrameBatch exchange(FrameBatch batch);

    /** Waits until all batches were dealt with. */
    void awaitAll();

    /** False when the run is to end early. */
    boolean wantsMore();
  }

  /** A batch also ends when it keeps so many bytes of windows from being used again. Chosen. */
  private static final long MOST_WINDOW_BYTES = 1 << 20;

  private CaptureSet input;
  private final WindowPool windows;
  private final PortTable ports;
  private final boolean keepDuplicates;
  private final boolean all;
  private final HeaderDecoder decoder = new HeaderDecoder();
  private int lastCapture;
  private long lastFrame;
  private long lastTimeNanos = Long.MIN_VALUE;
  private final TimeSteps timeSteps = new TimeSteps();
  private final TimeRange timeRange = new TimeRange();
  private FrameBatch batch = new FrameBatch();
  private int secretsTold;

  FrontStages(CaptureSet input, WindowPool windows, PortTable ports, boolean keepDuplicates) {
    this(input, windows, ports, keepDuplicates, false);
  }

  /**
   * @param all hand over frames that could not be decoded, too
   */
  FrontStages(
      CaptureSet input, WindowPool windows, PortTable ports, boolean keepDuplicates, boolean all) {
    this.all = all;
    this.ports = ports;
    this.input = input;
    this.windows = windows;
    this.keepDuplicates = keepDuplicates;
  }

  /** Goes on with another input, as if it were the same. */
  void goOnWith(CaptureSet next) {
    input = next;
    secretsTold = 0;
  }

  /** Hands over all frames of the input, unless no more are wanted. */
  void run(Taker taker) throws IOException {
    windows.tellBeforeWaiting(() -> handOver(taker));
    windows.tellBeforeReuse(
        () -> {
          handOver(taker);
          taker.awaitAll();
        });
    while (taker.wantsMore() && input.advance()) { // advancing may hand over and change the batch
      Frame frame = batch.nextFrame();
      input.show(frame);
      onFrame(frame, batch.nextHeaders());
      if (batch.isFull() || windows.leftBytes() > MOST_WINDOW_BYTES) {
        handOver(taker);
      }
    }
    handOver(taker);
  }

  private void onFrame(Frame frame, Headers headers) {
    batch.countRead();
    timeSteps.add(frame);
    timeRange.add(frame);
    if (frame.timeNanos() >= lastTimeNanos) {
      lastCapture = frame.capture();
      lastFrame = frame.number();
      lastTimeNanos = frame.timeNanos();
    }
    if (!decoder.decode(frame, headers)) {
      if (all || FlowTable.mayTellOfFlows(headers)) {
        batch.addOther(all ? decoder.headerBytes(frame) : 0);
      }
      return;
    }
    if (ports.isCitrixOnly(headers.sourcePort()) || ports.isCitrixOnly(headers.destinationPort())) {
      headers.badChecksum(); // will be asked for: the flow stage has the more to do
    }
    // looked at here, while its bytes are in the cache of this processor
    long fingerprint = keepDuplicates ? 0 : DuplicateFilter.fingerprint(headers);
    batch.add(fingerprint);
  }

  private void handOver(Taker taker) {
    if (batch.framesRead() > 0) {
      batch.seal(latest(), windows.takeLeft(), newSecrets());
      batch = taker.exchange(batch);
    }
  }

  private List<DecryptionSecret> newSecrets() {
    int count = input.secretCount();
    if (count == secretsTold) {
      return List.of();
    }
    List<DecryptionSecret> fresh = input.secrets().subList(secretsTold, count);
    secretsTold = count;
    return fresh;
  }

  private Optional<FrameMark> latest() {
    return lastFrame == 0
        ? Optional.empty()
        : Optional.of(new FrameMark(lastCapture, lastFrame, lastTimeNanos));
  }

  /** What is wrong with the times of all frames. */
  void reportTimes(DiagnosticSink sink) {
    timeSteps.report(sink);
    timeRange.report(sink);
  }

  DecodeCounts counts() {
    return decoder.counts();
  }
}
