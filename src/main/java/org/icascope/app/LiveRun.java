package org.icascope.app;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.Pipe;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.icascope.capture.CaptureException;
import org.icascope.capture.PcapngSource;
import org.icascope.capture.live.CaptureStream;
import org.icascope.capture.live.FrameTaker;
import org.icascope.capture.live.LiveCapture;
import org.icascope.capture.live.LiveSource;
import org.icascope.capture.live.StopRules;

/**
 * Captures, and lets the stages look at the frames on their way. They get them as from {@code
 * dumpcap -w - |}, through a pipe, so that nothing in them knows about live capture.
 */
public final class LiveRun {

  private static final int BUFFER_BYTES = 1 << 16;

  /** Reads what is captured until its end, or until it wants no more. */
  @FunctionalInterface
  public interface Reading<T> {
    T from(InputStream frames) throws IOException;
  }

  private final LiveSource source;
  private final PcapngSource.Machine machine;
  private final StopRules end;
  private final BooleanSupplier stop;
  private final LongConsumer counter;
  private volatile boolean readerLeft;
  private volatile Optional<Throwable> failure = Optional.empty();
  private volatile long frames;

  /**
   * @param machine for the section header of what the stages read
   * @param end when the capture is over by itself
   * @param stop the user wants it to end
   * @param counter is told now and then how many frames there are
   */
  public LiveRun(
      LiveSource source,
      PcapngSource.Machine machine,
      StopRules end,
      BooleanSupplier stop,
      LongConsumer counter) {
    this.source = source;
    this.machine = machine;
    this.end = end;
    this.stop = stop;
    this.counter = counter;
  }

  /** Only writes; returns the number of frames. */
  public long write(List<FrameTaker> takers) throws CaptureException {
    frames = new LiveCapture(source::next, takers, end, stop, counter).run();
    return frames;
  }

  /**
   * Writes, if there is something to write to, and lets the stages read along.
   *
   * @throws CaptureException when capturing failed; what came before was read
   */
  public <T> T read(List<FrameTaker> takers, Reading<T> reading)
      throws CaptureException, IOException {
    Pipe pipe = Pipe.open();
    List<FrameTaker> all = new ArrayList<>(takers);
    OutputStream sink = new Unhurt(Channels.newOutputStream(pipe.sink()));
    OutputStream out = new BufferedOutputStream(sink, BUFFER_BYTES);
    all.add(
        new CaptureStream(
            out, "to the analysis", machine, source.description(machine.system()), source::counts));
    Thread capturing = new Thread(() -> capture(all), "capture");
    capturing.start();
    T result;
    try (InputStream in = Channels.newInputStream(pipe.source())) {
      result = reading.from(in);
    } finally {
      readerLeft = true;
      await(capturing);
    }
    rethrow();
    return result;
  }

  private void capture(List<FrameTaker> takers) {
    BooleanSupplier stopped = () -> stop.getAsBoolean() || readerLeft;
    LongConsumer counting =
        count -> {
          frames = count;
          counter.accept(count);
        };
    try {
      frames = new LiveCapture(source::next, takers, end, stopped, counting).run();
    } catch (Throwable e) { // thrown again by the other thread
      failure = Optional.of(e);
    }
  }

  private static void await(Thread capturing) {
    try {
      capturing.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void rethrow() throws CaptureException {
    if (failure.isEmpty()) {
      return;
    }
    Throwable thrown = failure.get();
    if (thrown instanceof CaptureException e) {
      throw e;
    }
    if (thrown instanceof Error e) {
      throw e;
    }
    throw (RuntimeException) thrown; // run() declares nothing else
  }

  /** That nobody reads any more is no failure of the capture, which sees it soon by itself. */
  private static final class Unhurt extends FilterOutputStream {

    private boolean gone;

    Unhurt(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int b) {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int start, int length) {
      if (!gone) {
        try {
          out.write(bytes, start, length);
        } catch (IOException e) {
          gone = true;
        }
      }
    }
  }

  /** Frames captured so far. */
  public long frames() {
    return frames;
  }
}
