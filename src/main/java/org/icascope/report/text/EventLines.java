package org.icascope.report.text;

import java.time.LocalDate;
import java.util.Optional;
import org.icascope.flow.Flow;
import org.icascope.model.PacketRef;
import org.icascope.session.EventNews;
import org.icascope.session.News;

/**
 * Events while a capture runs, one line each, in the words of the timelines: time, frame, client
 * and server, what happened. Lines are not wrapped, so that {@code grep} finds them whole.
 */
public final class EventLines {

  private final TimeText times;
  private final boolean color;
  private LocalDate day;

  public EventLines(TextOptions options) {
    this.times = new TimeText(options.zone());
    this.color = options.color();
  }

  /** The line, or two where a new day begins. */
  public String of(News news, EventNews names) {
    LocalDate date = times.date(news.event().timeNanos());
    String line = date.equals(day) ? "" : date + "\n";
    day = date;
    String label =
        times.millis(news.event().timeNanos())
            + "  "
            + news.event().at().frame()
            + "  "
            + who(news);
    String words = words(news, new EventText(new LiveNames(names), times).of(news.event()));
    Style style = Style.of(news.event().severity());
    return line + (color ? style.apply(label) : label) + words;
  }

  private static String who(News news) {
    return news.client().isEmpty() ? "" : news.client() + " > " + news.server() + "  ";
  }

  private static String words(News news, String text) {
    return switch (news.kind()) {
      case HAPPENED, OVERDUE -> text;
      case TAKEN_BACK -> "not so after all: " + text;
    };
  }

  /** Sessions have no numbers before the end. */
  private record LiveNames(EventNews names) implements EventText.Names {

    @Override
    public String frame(PacketRef ref) {
      return String.valueOf(ref.frame());
    }

    @Override
    public Optional<Flow> flow(int serial) {
      return names.flow(serial);
    }

    @Override
    public String session(int serial) {
      return names.session(serial);
    }
  }
}
