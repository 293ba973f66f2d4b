package org.icascope.app;

import java.util.ArrayList;
import java.util.List;

/**
 * Numbers of frames, as {@code 5-9,12,100-}.
 *
 * @param ranges none means every frame
 */
public record FrameRanges(List<Range> ranges) {

  /** More are a mistake (chosen). */
  private static final int MOST_RANGES = 10_000;

  /** Every frame. */
  public static final FrameRanges ALL = new FrameRanges(List.of());

  /**
   * @param first number of a frame, from 1
   * @param last not less than the first; {@link Long#MAX_VALUE} for no end
   */
  public record Range(long first, long last) {}

  public FrameRanges {
    ranges = List.copyOf(ranges);
  }

  /**
   * Reads ranges with commas between them.
   *
   * @throws IllegalArgumentException when that is not what it is
   */
  public static FrameRanges parse(String text) {
    String[] parts = text.split(",", MOST_RANGES);
    List<Range> ranges = new ArrayList<>();
    for (String part : parts) {
      ranges.add(range(part.strip()));
    }
    return new FrameRanges(ranges);
  }

  private static Range range(String text) {
    if (!text.matches("[1-9]\\d{0,17}(-([1-9]\\d{0,17})?)?")) {
      throw new IllegalArgumentException("expected frame numbers as 123 or 5-9,12: " + text);
    }
    int dash = text.indexOf('-');
    long first = Long.parseLong(dash < 0 ? text : text.substring(0, dash));
    long last =
        dash < 0
            ? first
            : dash == text.length() - 1 ? Long.MAX_VALUE : Long.parseLong(text.substring(dash + 1));
    if (last < first) {
      throw new IllegalArgumentException("the range ends before it begins: " + text);
    }
    return new Range(first, last);
  }

  public boolean contains(long number) {
    if (ranges.isEmpty()) {
      return true;
    }
    for (Range range : ranges) {
      if (number >= range.first() && number <= range.last()) {
        return true;
      }
    }
    return false;
  }

  /** Number of the last frame that can be wanted. */
  public long last() {
    return ranges.stream().mapToLong(Range::last).max().orElse(Long.MAX_VALUE);
  }

  /** The highest number at which a range begins, 0 where every frame is wanted. */
  public long lastFirst() {
    return ranges.stream().mapToLong(Range::first).max().orElse(0);
  }
}
