package org.icascope.capture;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The formats that are read, told by how a file begins. */
final class CaptureFormats {

  /** Enough to tell one of {@link #FORMATS}. */
  private static final int MAGIC_BYTES = 12;

  private static final List<Format> FORMATS =
      List.of(
          new Format(PcapReader.FORMAT, PcapHeader::matches, PcapReader::new),
          new Format(PcapngReader.FORMAT, PcapngReader::matches, PcapngReader::new));

  private CaptureFormats() {}

  /** Finds the format of a file of which nothing was consumed yet. */
  static Format of(ByteFeed feed) throws CaptureException {
    feed.has(MAGIC_BYTES);
    for (Format format : FORMATS) {
      if (format.test().matches(feed.bytes(), feed.position(), feed.available())) {
        return format;
      }
    }
    feed.has(KnownFormats.WANTED_BYTES);
    Optional<NstraceFormat> trace =
        NstraceFormat.of(feed.bytes(), feed.position(), feed.available());
    if (trace.isPresent()) {
      return new Format(NstraceFormat.NAME, (bytes, at, length) -> true, maker(trace.get()));
    }
    int end = feed.position() + Math.min(feed.available(), KnownFormats.WANTED_BYTES);
    byte[] head = Arrays.copyOfRange(feed.bytes(), feed.position(), end);
    KnownFormat known = KnownFormats.describe(head, feed.failure());
    throw known.capture()
        ? new CaptureException(known.line())
        : CaptureException.otherContent(known.line());
  }

  private static Maker maker(NstraceFormat trace) {
    return trace.is3()
        ? (feed, tally) -> new NstraceStreamReader(trace, feed, tally)
        : (feed, tally) -> new NstracePagedReader(trace, feed, tally);
  }

  /**
   * One format.
   *
   * @param name as in {@link CaptureSummary#format()}
   */
  record Format(String name, Test test, Maker maker) {}

  /** Looks at {@code length} bytes from {@code at} on. */
  interface Test {
    boolean matches(byte[] bytes, int at, int length);
  }

  /** Makes the reader; nothing of the file is read yet. */
  interface Maker {
    CaptureReader make(ByteFeed feed, CaptureTally tally);
  }
}
