package org.icascope.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * One capture of a set. It is looked at for its first time, closed, and opened again when that time
 * has come, so that a set of thousands of files has few of them open. A pipe stays open.
 */
final class QueuedCapture implements Comparable<QueuedCapture> {

  /** Initial window where only the first frame is looked at. Chosen. */
  private static final int PEEK_BYTES = 1 << 16;

  private static final byte[] NOTHING = new byte[0];

  private final int index;
  private final CaptureInput source;
  private final ReadSettings settings;
  private final Frame head = new Frame();
  private long headTime = Long.MIN_VALUE;
  private OpenCapture open;
  private CaptureSummary unread;
  private CaptureSource described = CaptureSource.NONE;
  private Optional<CaptureSummary> summary = Optional.empty();

  private QueuedCapture(int index, CaptureInput source, ReadSettings settings) {
    this.index = index;
    this.source = source;
    this.settings = settings;
  }

  /** Looks at the first frame. */
  static QueuedCapture of(int index, CaptureInput source, ReadSettings settings)
      throws CaptureException, IOException {
    QueuedCapture queued = new QueuedCapture(index, source, settings);
    if (source.onceOnly()) {
      queued.startReading();
      return queued;
    }
    InputStream input = source.open(settings.standardInput());
    try (OpenCapture peeked = OpenCapture.open(source, input, settings.peeking(PEEK_BYTES))) {
      queued.unread = peeked.soFar();
      if (peeked.next(queued.head, index)) {
        queued.headTime = queued.head.timeNanos();
      }
      queued.described = peeked.described();
    }
    queued.head.bytes(NOTHING, 0, 0, 0); // thousands of files must not hold a window each
    return queued;
  }

  /** Makes the first frame the current one. Returns false when there is none. */
  boolean start() throws IOException {
    if (open != null) {
      return true;
    }
    try {
      return summary.isEmpty() && startReading();
    } catch (CaptureException e) {
      CaptureTally nothing = new CaptureTally(unread.format(), settings.carried());
      nothing.failed(0, "cannot be opened a second time: " + e.getMessage());
      summary =
          Optional.of(
              nothing.summary(
                  source.name(), Optional.empty(), unread.compression(), source.size()));
      return false;
    }
  }

  private boolean startReading() throws CaptureException, IOException {
    InputStream input = source.open(settings.standardInput());
    open = OpenCapture.open(source, input, settings);
    return advance();
  }

  /** Makes the next frame the current one. Closes the file after the last. */
  boolean advance() throws IOException {
    if (!open.next(head, index)) {
      summary = Optional.of(open.finish());
      close();
      return false;
    }
    headTime = head.timeNanos();
    return true;
  }

  /** Lets {@code frame} show the current frame. */
  void show(Frame frame) {
    frame.show(head).number(index, head.number());
  }

  /** What is known so far of what the frames were captured on. */
  CaptureSource described() {
    return open == null ? described : open.described();
  }

  /** What the file was, or what is known of it so far. */
  CaptureSummary summary() {
    return summary.orElseGet(() -> open == null ? unread : open.soFar());
  }

  void close() throws IOException {
    if (open != null) {
      summary = summary.or(() -> Optional.of(open.soFar()));
      described = open.described();
      open.close();
      open = null;
    }
  }

  /** By time of the current frame, then in the order given. */
  @Override
  public int compareTo(QueuedCapture other) {
    int byTime = Long.compare(headTime, other.headTime);
    return byTime != 0 ? byTime : Integer.compare(index, other.index);
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return index;
  }
}
