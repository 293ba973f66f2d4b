package org.icascope.view.follow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import org.icascope.capture.CaptureSummary;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.view.frame.Unit;
import org.icascope.view.info.LineBuffer;
import org.icascope.view.info.TimeColumn;

/** A conversation for a person: one line per message. */
final class TextWriter implements FollowWriter {

  private static final int BLOCK_CHARACTERS = 1 << 14;

  private final Form form;
  private final TimeColumn times;
  private final LineBuffer cell = new LineBuffer();
  private final StringBuilder lines = new StringBuilder();

  TextWriter(Form form) {
    this.form = form;
    times = new TimeColumn(form.time(), form.zone());
  }

  @Override
  public void onCaptures(List<CaptureSummary> captures) {
    times.digits(captures.stream().mapToInt(CaptureSummary::timeDigits).max().orElse(0));
  }

  @Override
  public void onTime(long nanos) {
    times.see(nanos);
  }

  @Override
  public void onConnection(Flow flow) {
    lines
        .append("--- ")
        .append(flow.transport().label())
        .append(' ')
        .append(flow.client())
        .append(" \u2192 ")
        .append(flow.server())
        .append('\n');
  }

  @Override
  public void onMessage(Message message) {
    long nanos = message.mark().timeNanos();
    String number = message.number() == 0 ? "" : "#" + message.number();
    lines
        .append(pad(Long.toString(message.mark().frame()), 6))
        .append(' ')
        .append(pad(time(nanos), 12))
        .append(message.direction() == Direction.CLIENT_TO_SERVER ? " \u2192 " : " \u2190 ")
        .append(pad(number, 6))
        .append(pad(Long.toString(message.lengthBytes()), 6))
        .append("  ")
        .append(message.protocol())
        .append(' ')
        .append(message.words())
        .append('\n');
    times.pass(nanos);
    if (form.hex()) {
      for (Unit unit : message.units()) {
        VisibleBytes.of(unit).append(lines);
      }
    }
    if (lines.length() > BLOCK_CHARACTERS) {
      flush();
    }
  }

  private String time(long nanos) {
    cell.clear();
    times.append(nanos, cell);
    return cell.toString();
  }

  private static String pad(String text, int width) {
    return " ".repeat(Math.max(0, width - text.length())) + text;
  }

  @Override
  public void onNote(Note note) {
    lines
        .append(pad(Long.toString(note.at().frame()), 6))
        .append(' ')
        .append(pad(time(note.timeNanos()), 12))
        .append(" *** ")
        .append(note.text())
        .append('\n');
  }

  @Override
  public void onEnd(Totals totals, boolean partial) {
    if (partial) {
      lines.append("stopped early, the input goes on\n");
    }
    for (Direction direction : Direction.values()) {
      lines.append(
          String.format(
              Locale.ROOT,
              "%s: %,d messages, %,d bytes",
              direction == Direction.CLIENT_TO_SERVER ? "client to server" : "server to client",
              totals.messages(direction),
              totals.bytes(direction)));
      long replayed = totals.replayed(direction);
      lines.append(replayed == 0 ? "\n" : ", " + replayed + " of them replayed\n");
    }
  }

  @Override
  public void flush() {
    try {
      form.out().write(lines.toString().getBytes(form.charset()));
      form.out().flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    lines.setLength(0);
  }
}
