package org.icascope.capture.live;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.icascope.capture.CaptureException;
import org.icascope.capture.Frame;

/**
 * The file or files that a capture is written to: one, or a row of them of which the oldest are
 * deleted. Their names are dumpcap's: {@code NAME_00001_20260302093000.pcapng}.
 */
public final class CaptureFiles implements FrameTaker {

  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMddHHmmss");
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path path;
  private final StopRules next;
  private final OptionalLong most;
  private final CaptureStream.Maker maker;
  private final Clock clock;
  private final Consumer<Path> opened;
  private final Deque<Path> kept = new ArrayDeque<>();
  private CaptureStream current;
  private long startedMillis;
  private int count;
  private boolean done;

  /**
   * Opens the first file.
   *
   * @param path as the user gave it; with {@code next} what is put into names of files
   * @param next when the next file follows, and how many are kept; none for a single file
   * @param most files in all, complete ones
   * @param clock for names and durations
   * @param opened is told of every file
   */
  public CaptureFiles(
      Path path,
      StopRules next,
      OptionalLong most,
      CaptureStream.Maker maker,
      Clock clock,
      Consumer<Path> opened)
      throws CaptureException {
    this.path = path;
    this.next = next;
    this.most = most;
    this.maker = maker;
    this.clock = clock;
    this.opened = opened;
    open();
  }

  @Override
  public void frame(Frame frame) throws CaptureException {
    current.frame(frame);
    nextIfDue();
  }

  @Override
  public void idle() throws CaptureException {
    current.idle();
    nextIfDue();
  }

  private void nextIfDue() throws CaptureException {
    long nanos = (clock.millis() - startedMillis) * 1_000_000L;
    if (next.reached(nanos, current.bytesWritten(), current.frames())) {
      if (most.isPresent() && count >= most.getAsLong()) {
        done = true;
        return;
      }
      current.close();
      open();
    }
  }

  @Override
  public boolean isDone() {
    return done;
  }

  private void open() throws CaptureException {
    Path file = next.endsFiles() ? numbered(count + 1) : path;
    try {
      OutputStream out = Files.newOutputStream(file);
      current = maker.make(new BufferedOutputStream(out, BUFFER_BYTES));
    } catch (IOException e) {
      throw CaptureStream.cannotWrite(file.toString(), e);
    }
    count++;
    startedMillis = clock.millis();
    opened.accept(file);
    kept.add(file);
    while (next.files().isPresent() && kept.size() > next.files().getAsLong()) {
      delete(kept.remove());
    }
  }

  private Path numbered(int number) {
    String name = path.getFileName().toString();
    int dot = name.lastIndexOf('.');
    String stem = dot < 0 ? name : name.substring(0, dot);
    String suffix = dot < 0 ? "" : name.substring(dot);
    String time = TIME.format(LocalDateTime.now(clock));
    return path.resolveSibling(
        String.format(Locale.ROOT, "%s_%05d_%s%s", stem, number, time, suffix));
  }

  private static void delete(Path file) throws CaptureException {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new CaptureException("cannot delete " + file + ": " + e.getMessage(), e);
    }
  }

  /** Bytes of the current file. */
  @Override
  public long bytesWritten() {
    return current.bytesWritten();
  }

  @Override
  public void close() throws CaptureException {
    current.close();
  }
}
