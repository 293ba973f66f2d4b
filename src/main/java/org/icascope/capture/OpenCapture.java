package org.icascope.capture;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Optional;
import java.util.concurrent.Semaphore;

/** One capture that is being read. */
final class OpenCapture implements Closeable {

  private final CaptureInput source;
  private final RawInput raw;
  private final Content content;
  private final CaptureTally tally;
  private final CaptureReader reader;
  private final ByteFeed feed;
  private final InputRoom.Share room;

  /** What the file holds, unpacked. */
  private record Content(InputStream bytes, Optional<Compression> compression) {

    static Content of(RawInput raw, Semaphore unpackers, InputRoom.Share room) throws IOException {
      PushbackInputStream start = new PushbackInputStream(raw, Compression.MAGIC_BYTES);
      Optional<Compression> compression = Compression.of(start);
      return compression.isPresent()
          ? new Content(
              AheadContent.of(compression.get().unpack(start, room), unpackers), compression)
          : new Content(start, compression);
    }

    /** Lets somebody else read the rest of the file. */
    void stop() {
      if (bytes instanceof AheadContent ahead) {
        ahead.stop();
      }
    }
  }

  private OpenCapture(
      CaptureInput source,
      RawInput raw,
      Content content,
      CarriedRecords carried,
      ByteFeed feed,
      InputRoom.Share room)
      throws CaptureException {
    CaptureFormats.Format format = CaptureFormats.of(feed);
    this.source = source;
    this.raw = raw;
    this.content = content;
    this.feed = feed;
    this.room = room;
    this.tally = new CaptureTally(format.name(), carried);
    this.reader = format.maker().make(feed, tally);
  }

  /** Recognises the format and prepares to read. Closes the input when that fails. */
  static OpenCapture open(CaptureInput source, InputStream input, ReadSettings settings)
      throws CaptureException, IOException {
    Windows windows = settings.windows();
    Runnable beforeWaiting = source.onceOnly() ? windows::beforeWaiting : () -> {};
    RawInput raw = new RawInput(input, settings.progress(), settings.hash(), beforeWaiting);
    InputRoom.Share room = settings.room().share();
    OpenCapture opened = null;
    InputStream bytes = raw;
    try {
      Semaphore unpackers = source.onceOnly() ? new Semaphore(0) : settings.unpackers();
      Content content = Content.of(raw, unpackers, room);
      bytes = content.bytes();
      ByteFeed feed =
          new ByteFeed(content.bytes(), room.window(settings.windowBytes()), windows, room);
      opened = new OpenCapture(source, raw, content, settings.carried(), feed, room);
      return opened;
    } catch (EOFException e) {
      throw new CaptureException("a compressed file that ends within its header", e);
    } catch (DamagedContentException e) {
      throw new CaptureException(e.getMessage(), e);
    } finally {
      if (opened == null) {
        bytes.close(); // and with it the file
        room.giveBack();
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
    content.stop();
    Optional<String> hash = raw.finishHash();
    if (!source.onceOnly() && raw.ended() && raw.bytes() < source.size()) {
      String shorter = "the file became shorter while it was read: %d bytes at first, then %d";
      tally.failed(raw.bytes(), shorter.formatted(source.size(), raw.bytes()));
    }
    return summary(hash);
  }

  /** What is known so far of what the frames were captured on. */
  CaptureSource described() {
    return tally.source();
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
    feed.close();
    content.bytes().close(); // and with it the file
    room.giveBack();
  }
}
