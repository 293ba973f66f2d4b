package org.icascope.capture;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** One capture that is being read. */
final class OpenCapture implements Closeable {

  private static final int GZIP_MAGIC = 0x1f8b;
  private static final int GZIP_BUFFER_BYTES = 1 << 16;

  private final CaptureInput source;
  private final RawInput raw;
  private final Optional<String> compression;
  private final CaptureTally tally;
  private final CaptureReader reader;

  private OpenCapture(CaptureInput source, RawInput raw, boolean gzip, ByteFeed feed)
      throws CaptureException {
    CaptureFormats.Format format = CaptureFormats.of(feed);
    this.source = source;
    this.raw = raw;
    this.compression = gzip ? Optional.of("gzip") : Optional.empty();
    this.tally = new CaptureTally(format.name());
    this.reader = format.maker().make(feed, tally);
  }

  /**
   * Recognises the format and prepares to read. Closes the input when that fails.
   *
   * @param progress counts the bytes read from disk
   * @param bufferBytes initial size of the window on the content
   */
  static OpenCapture open(
      CaptureInput source, InputStream input, AtomicLong progress, boolean hash, int bufferBytes)
      throws CaptureException, IOException {
    RawInput raw = new RawInput(input, progress, hash);
    OpenCapture opened = null;
    try {
      PushbackInputStream start = new PushbackInputStream(raw, 2);
      byte[] magic = start.readNBytes(2);
      start.unread(magic);
      boolean gzip = magic.length == 2 && Numbers.u16(magic, 0, true) == GZIP_MAGIC;
      InputStream content = gzip ? new GZIPInputStream(start, GZIP_BUFFER_BYTES) : start;
      opened = new OpenCapture(source, raw, gzip, new ByteFeed(content, bufferBytes));
      return opened;
    } catch (EOFException | ZipException e) {
      throw new CaptureException("a gzip file whose header is damaged", e);
    } finally {
      if (opened == null) {
        raw.close();
      }
    }
  }

  /** Moves to the next frame and numbers it, from 1. */
  boolean next(Frame frame, int capture) {
    if (!reader.next(frame)) {
      return false;
    }
    frame.number(capture, tally.packets());
    return true;
  }

  /** What the file was, with its hash where one is wanted, for which the rest of it is read. */
  CaptureSummary finish() {
    return summary(raw.finishHash());
  }

  /** What is known of the file so far. */
  CaptureSummary soFar() {
    return summary(Optional.empty());
  }

  private CaptureSummary summary(Optional<String> hash) {
    long bytes = source.onceOnly() ? raw.bytes() : source.size();
    return tally.summary(source.name(), hash, compression, bytes);
  }

  @Override
  public void close() throws IOException {
    raw.close();
  }
}
