package org.icascope.view.field;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.icascope.capture.CaptureSummary;
import org.icascope.view.frame.FrameSink;
import org.icascope.view.frame.ViewedFrame;

/** One row per frame with the values of chosen fields, as {@code tshark -T fields}. */
public final class FieldRows implements FrameSink {

  /** Which values of a field that has several in one frame. */
  public enum Occurrence {
    FIRST,
    LAST,
    ALL
  }

  /**
   * How rows look.
   *
   * @param separator between the columns
   * @param aggregator between the values of one field
   * @param quote around values, or none
   * @param header names of the fields in the first row
   * @param zone of times
   * @param most rows at most, 0 for all
   */
  public record Style(
      String separator,
      String aggregator,
      Optional<Character> quote,
      Occurrence occurrence,
      boolean header,
      Charset charset,
      ZoneId zone,
      long most) {}

  /** Characters that go out at a time. Chosen. */
  private static final int BLOCK = 1 << 15;

  private final List<FieldInfo> fields;
  private final Style style;
  private final Predicate<ViewedFrame> wanted;
  private final FrameFields source;
  private final OutputStream out;
  private final StringBuilder rows = new StringBuilder();
  private long written;

  /**
   * @param wanted frames that get a row
   * @param sessions what is known of sessions
   */
  public FieldRows(
      List<FieldInfo> fields,
      Style style,
      Predicate<ViewedFrame> wanted,
      FrameFields.Sessions sessions,
      OutputStream out) {
    this.fields = List.copyOf(fields);
    this.style = style;
    this.wanted = wanted;
    this.source = new FrameFields(sessions, fields, ShownBytes.NONE);
    this.out = out;
    if (style.header()) {
      row(fields.stream().map(FieldInfo::name).toList(), false);
    }
  }

  @Override
  public void onCaptures(List<CaptureSummary> captures) {
    source.captures(captures.stream().map(CaptureSummary::file).toList());
  }

  @Override
  public boolean onFrame(ViewedFrame frame) {
    source.next(frame);
    if (wanted.test(frame)) {
      row(fields.stream().map(this::values).toList(), true);
      written++;
      if (rows.length() >= BLOCK) {
        flush();
      }
    }
    return style.most() == 0 || written < style.most();
  }

  private String values(FieldInfo field) {
    List<String> values = new ArrayList<>(1);
    source.values(field, value -> values.add(FieldText.of(field, value, style.zone())));
    if (values.isEmpty()) {
      return "";
    }
    return switch (style.occurrence()) {
      case FIRST -> values.get(0);
      case LAST -> values.get(values.size() - 1);
      case ALL -> String.join(style.aggregator(), values);
    };
  }

  /** As in tshark, names and what is not there stand without quotes. */
  private void row(List<String> columns, boolean quoted) {
    for (int i = 0; i < columns.size(); i++) {
      rows.append(i > 0 ? style.separator() : "");
      boolean quote = quoted && !columns.get(i).isEmpty();
      style.quote().filter(character -> quote).ifPresent(rows::append);
      rows.append(columns.get(i));
      style.quote().filter(character -> quote).ifPresent(rows::append);
    }
    rows.append('\n');
  }

  @Override
  public void onIdle() {
    flush();
  }

  /** Everything goes out. */
  public void flush() {
    try {
      out.write(rows.toString().getBytes(style.charset()));
      out.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    rows.setLength(0);
  }
}
