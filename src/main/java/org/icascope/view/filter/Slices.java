package org.icascope.view.filter;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icascope.view.field.FieldValue;
import org.icascope.view.field.FieldValue.Bytes;
import org.icascope.view.field.FieldValue.Layer;

/**
 * What stands between [ and ]: {@code i:j} (start and length), {@code i-j} (first and last), {@code
 * i}, {@code :j}, {@code i:}, several of them with commas. Negative offsets count from the end. A
 * slice that reaches beyond the bytes has no value; of several, those that exist are taken (as
 * tshark 4.0.17 does).
 */
final class Slices implements UnaryOperator<FieldValue> {

  /** The numbers have at most nine digits, so that sums of two fit an int. */
  private static final Pattern RANGE =
      Pattern.compile(
          "\\s*(?:(-?\\d{1,9})\\s*(?:(:)\\s*(\\d{1,9})?|-\\s*(-?\\d{1,9}))?|:\\s*(\\d{1,9})?)\\s*");

  /** Chosen. */
  private static final int MAX_RANGES = 100;

  /**
   * @param end offset after the last byte; {@code TO_END} where it goes to the end
   * @param isLength the end is a number of bytes instead
   */
  private record Range(int start, int end, boolean isLength) {}

  private static final int TO_END = Integer.MAX_VALUE;

  private final Range[] ranges;

  private Slices(Range[] ranges) {
    this.ranges = ranges;
  }

  static Slices parse(Token token) throws FilterException {
    List<Range> ranges = new ArrayList<>();
    String[] parts = token.text().split(",", MAX_RANGES + 1);
    int column = token.start() + 1;
    if (parts.length > MAX_RANGES) {
      throw token.error("more than " + MAX_RANGES + " ranges in a slice");
    }
    for (String part : parts) {
      Matcher matcher = RANGE.matcher(part);
      if (!matcher.matches()) {
        throw new FilterException(
            "\""
                + shortened(part)
                + "\" is no range: write [i:length], [i-j], [i], [:length], [i:]",
            column,
            part.length());
      }
      ranges.add(range(matcher, column));
      column += part.length() + 1;
    }
    return new Slices(ranges.toArray(Range[]::new));
  }

  private static String shortened(String part) {
    return part.length() > 40 ? part.substring(0, 40) + "…" : part;
  }

  private static Range range(Matcher matcher, int column) throws FilterException {
    if (matcher.group(5) != null) {
      return withLength(0, matcher.group(5), matcher, column);
    }
    if (matcher.group(1) == null) {
      return new Range(0, TO_END, false);
    }
    int start = Integer.parseInt(matcher.group(1));
    if (matcher.group(3) != null) {
      return withLength(start, matcher.group(3), matcher, column);
    } else if (matcher.group(2) != null) {
      return new Range(start, TO_END, false);
    } else if (matcher.group(4) == null) {
      return new Range(start, 1, true);
    }
    int last = Integer.parseInt(matcher.group(4));
    if (start < 0 != last < 0 || last < start) {
      throw new FilterException(
          "a range ends after its start, both counted from the same side",
          column,
          matcher.group().length());
    }
    return new Range(start, last == -1 ? TO_END : last + 1, false);
  }

  private static Range withLength(int start, String length, Matcher matcher, int column)
      throws FilterException {
    int bytes = Integer.parseInt(length);
    if (bytes == 0) {
      throw new FilterException("a slice has at least one byte", column, matcher.group().length());
    }
    return new Range(start, bytes, true);
  }

  @Override
  public FieldValue apply(FieldValue value) {
    if (value instanceof Layer layer) {
      Bytes own = new Bytes(layer.array(), layer.start(), layer.own());
      return parts(own, bytes -> ProtocolBytes.part(layer, bytes.start(), bytes.length()));
    }
    Bytes whole = ByteValues.from(value);
    return whole == null ? null : parts(whole, UnaryOperator.identity());
  }

  private Bytes parts(Bytes whole, UnaryOperator<Bytes> check) {
    if (ranges.length == 1) {
      return part(whole, ranges[0], check);
    }
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    for (Range range : ranges) {
      Bytes part = part(whole, range, check);
      if (part != null) {
        joined.write(part.array(), part.start(), part.length());
      }
    }
    return joined.size() == 0 ? null : ByteValues.of(joined.toByteArray());
  }

  private static Bytes part(Bytes whole, Range range, UnaryOperator<Bytes> check) {
    int length = whole.length();
    int start = range.start < 0 ? length + range.start : range.start;
    int end = end(range, start, length);
    if (start < 0 || end > length || end <= start) {
      return null;
    }
    return check.apply(new Bytes(whole.array(), whole.start() + start, end - start));
  }

  private static int end(Range range, int start, int length) {
    if (range.isLength) {
      return start + range.end;
    } else if (range.end == TO_END) {
      return length;
    }
    return range.end < 0 ? length + range.end : range.end;
  }
}
