package org.icascope.capture;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;

/** One capture that is being read. */
final class OpenCapture implements Closeable {

  private final CaptureInput source;
  private final RawInput raw;
  private final Content content;
  private final CaptureTally tally;
  private final CaptureReader reader;

  /** What the file holds, unpacked. */
  private record Content(InputStream bytes, Optional<Compression> compression) {

    static Content of(RawInput raw) throws IOException {
      PushbackInputStream start = new PushbackInputStream(raw, Compression.MAGIC_BYTES);
      Optional<Compression> compression = Compression.of(start);
      InputStream bytes = compression.isPresent() ? compression.get().unpack(start) : start;
      return new Content(bytes, compression);
    }
  }

  private OpenCapture(
      CaptureInput source, RawInput raw, Content content, CarriedRecords carried, ByteFeed feed)
      throws CaptureException {
    CaptureFormats.Format format = CaptureFormats.of(feed);
    this.source = source;
    this.raw = raw;
    this.content = content;
    this.tally = new CaptureTally(format.name(), carried);
    this.reader = format.maker().make(feed, tally);
  }

  /** Recognises the format and prepares to read. Closes the input when that fails. */
  static OpenCapture open(CaptureInput source, InputStream input, ReadSettings settings)
      throws CaptureException, IOException {
    Windows windows = settings.windows();
    Runnable beforeWaiting = source.onceOnly() ? windows::beforeWaiting : () -> {};
    RawInput raw = new RawInput(input, settings.progress(), settings.hash(), beforeWaiting);
    OpenCapture opened = null;
    try {
      Content content = Content.of(raw);
      ByteFeed feed = new ByteFeed(content.bytes(), settings.windowBytes(), settings.windows());
      opened = new OpenCapture(source, raw, content, settings.carried(), feed);
      return opened;
    } catch (EOFException e) {
      throw new CaptureException("a compressed file that ends within its header", e);
    } catch (DamagedContentException e) {
      throw new CaptureException(e.getMessage(), e);
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
    Optional<String> compression = content.compression().map(Compression::label);
    return tally.summary(source.name(), hash, compression, bytes);
  }

  @Override
  public void close() throws IOException {
    content.bytes().close(); // and with it the file
  }
}
