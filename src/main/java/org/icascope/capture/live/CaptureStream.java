package org.icascope.capture.live;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.function.Supplier;
import org.icascope.capture.CaptureException;
import org.icascope.capture.Frame;
import org.icascope.capture.PcapngSource;
import org.icascope.capture.PcapngWriter;

/** One pcapng file or pipe that a capture is written to, from its header to its statistics. */
public final class CaptureStream implements FrameTaker {

  /** Makes the next stream. */
  @FunctionalInterface
  public interface Maker {
    CaptureStream make(OutputStream out) throws IOException;
  }

  private final PcapngWriter writer;
  private final int on;
  private final Supplier<LiveSource.Counts> counts;
  private final String name;
  private final long startMillis = System.currentTimeMillis();
  private long frames;

  /**
   * Writes the header.
   *
   * @param name for messages
   * @param counts what is known at the end of losses
   */
  public CaptureStream(
      OutputStream out,
      String name,
      PcapngSource.Machine machine,
      PcapngSource source,
      Supplier<LiveSource.Counts> counts)
      throws IOException {
    this.name = name;
    this.counts = counts;
    writer = new PcapngWriter(out, machine.described());
    on = writer.add(source.described());
    writer.flush(); // whoever reads along knows at once what it is
  }

  @Override
  public void frame(Frame frame) throws CaptureException {
    try {
      writer.frame(on, frame);
      frames++;
    } catch (IOException e) {
      throw cannotWrite(name, e);
    }
  }

  @Override
  public void idle() throws CaptureException {
    try {
      writer.flush();
    } catch (IOException e) {
      throw cannotWrite(name, e);
    }
  }

  static CaptureException cannotWrite(String name, IOException e) {
    String reason =
        e instanceof java.nio.file.AccessDeniedException
            ? "permission denied"
            : e instanceof java.nio.file.NoSuchFileException ? "no such folder" : e.getMessage();
    return new CaptureException("cannot write " + name + ": " + reason, e);
  }

  long frames() {
    return frames;
  }

  @Override
  public long bytesWritten() {
    return writer.bytesWritten();
  }

  /** Writes the statistics and closes. */
  @Override
  public void close() throws CaptureException {
    try (writer) {
      LiveSource.Counts last = counts.get();
      long end = System.currentTimeMillis();
      OptionalLong received = last.received();
      writer.statistics(on, startMillis * 1_000_000L, end * 1_000_000L, received, last.dropped());
    } catch (IOException e) {
      throw cannotWrite(name, e);
    }
  }
}
