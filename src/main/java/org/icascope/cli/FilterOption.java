package org.icascope.cli;

import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.icascope.view.field.Fields;
import org.icascope.view.field.FrameFields;
import org.icascope.view.filter.DisplayFilter;
import org.icascope.view.filter.FilterException;
import org.icascope.view.frame.ViewedFrame;
import org.icascope.view.tree.DumpBytes;

/** The display filter that a user gives. */
final class FilterOption {

  private static final String NAME = "-Y";

  /** The field that is known only after a run over the whole input. */
  static final String SESSION_FIELD = "icascope.session";

  private final Given<String> text;

  /** Of a command that shows frames. */
  FilterOption(Options options) {
    this(options, "Only frames that pass");
  }

  /**
   * @param what begins the sentence that help says
   */
  FilterOption(Options options, String what) {
    text =
        options.value(
            NAME,
            "--display-filter",
            "FILTER",
            String.class,
            what
                + " this filter, in Wireshark's language: 'cgp.command == 1 && ip.addr =="
                + " 10.1.2.3'; see icascope fields.");
  }

  boolean isGiven() {
    return text.isPresent();
  }

  /** Before a long run: the filter makes sense. */
  void check() {
    filter(ZoneOffset.UTC);
  }

  /** The sessions must be found before the filter can decide. */
  boolean needsSessions() {
    return filter(ZoneOffset.UTC).stream()
        .flatMap(filter -> filter.fields().stream())
        .anyMatch(field -> field.name().equals(SESSION_FIELD));
  }

  private Optional<DisplayFilter> filter(ZoneId zone) {
    return text.value().map(filter -> compile(filter, zone));
  }

  private static DisplayFilter compile(String filter, ZoneId zone) {
    try {
      return DisplayFilter.compile(filter, Fields.catalog(), zone);
    } catch (FilterException e) {
      String reason = "column " + (e.column() + 1) + ": " + e.getMessage();
      throw new WrongOption(NAME, reason, e.caret(filter));
    }
  }

  /**
   * Whether a frame passes; to be asked for every frame, since some fields look back.
   *
   * @param zone of the times in the filter, asked only where there is one
   */
  Optional<Predicate<ViewedFrame>> frames(FrameFields.Sessions sessions, Supplier<ZoneId> zone) {
    return text.value()
        .map(filter -> compile(filter, zone.get()))
        .map(
            filter ->
                new Passing(filter, new FrameFields(sessions, filter.fields(), DumpBytes::of)));
  }

  private record Passing(DisplayFilter filter, FrameFields fields)
      implements Predicate<ViewedFrame> {

    @Override
    public boolean test(ViewedFrame frame) {
      return filter.matches(fields.next(frame));
    }
  }
}
