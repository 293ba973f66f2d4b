package org.icascope.cli;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.icascope.app.AnalysisRun;
import org.icascope.app.SessionFlows;
import org.icascope.view.field.FrameFields;
import org.icascope.view.frame.ViewedFrame;

/** Which frames a command shows. */
final class FrameOptions {

  private static final String STANDARD_INPUT = "-";

  /** A day: where a time without date is looked for, from the first frame on. */
  private static final long DAY_NANOS = 86_400_000_000_000L;

  /** A run that finds the sessions. */
  interface Sessions {
    AnalysisRun find() throws IOException;
  }

  private final FilterOption filter;
  private final FlowOptions flows;
  private final WindowOptions window;

  FrameOptions(Options options) {
    filter = new FilterOption(options);
    flows = new FlowOptions(options);
    window =
        new WindowOptions(
            options, "Frames from then on: 14:03:07 or '2026-03-01 14:03'.", "Frames until then.");
  }

  /**
   * @throws WrongOption when a value makes no sense
   */
  void check(List<String> files) {
    flows.check(files);
    window.window();
    filter.check();
    if (filter.needsSessions()) {
      checkCanBeReadTwice("-Y", files);
    }
  }

  /**
   * @param option that asks for sessions
   * @throws WrongOption when one of the files can be read only once
   */
  static void checkCanBeReadTwice(String option, List<String> files) {
    if (files.contains(STANDARD_INPUT)) {
      throw new WrongOption(
          option,
          "icascope.session is known after a first run over the input, and standard input can be"
              + " read only once: name a file");
    }
  }

  /**
   * Before it is asked for sessions of a run that saw a part of the input.
   *
   * @throws IOException when the user stopped it
   */
  static void checkNotStopped(Environment environment) throws IOException {
    if (environment.stoppedByUser()) {
      throw new IOException("stopped before all was read that is needed; nothing is shown");
    }
  }

  /** The sessions and flows that were named. */
  FlowOptions flows() {
    return flows;
  }

  /**
   * Which frames are wanted, and what is known of sessions to say so.
   *
   * @param frames to be asked for every frame in turn
   * @param byContents which may depend on the bytes of any message
   * @param sessions known only where an option or a filter asks for them
   */
  record Chosen(Predicate<ViewedFrame> frames, boolean byContents, FrameFields.Sessions sessions) {}

  /**
   * @param alsoSessions find the sessions even if no option asks for them
   */
  Chosen chosen(Supplier<ZoneId> zone, Sessions finder, boolean alsoSessions) throws IOException {
    boolean find = flows.isGiven() || filter.needsSessions() || alsoSessions;
    Optional<AnalysisRun> run = find ? Optional.of(finder.find()) : Optional.empty();
    FrameFields.Sessions sessions =
        run.map(found -> SessionFlows.of(found.analysis())).orElse(FrameFields.Sessions.NONE);
    Optional<Predicate<ViewedFrame>> filtered = filter.frames(sessions, zone);
    Predicate<ViewedFrame> wanted = filtered.orElse(frame -> true);
    if (window.isGiven()) {
      wanted = wanted.and(new Within(window.window(), zone.get()));
    }
    if (flows.isGiven()) {
      Set<Integer> serials = flows.serials(run.orElseThrow().analysis());
      wanted =
          wanted.and(frame -> frame.flow().filter(f -> serials.contains(f.serial())).isPresent());
    }
    return new Chosen(wanted, filtered.isPresent(), sessions);
  }

  /** Frames of a time, which may need the first of them to be understood. */
  private static final class Within implements Predicate<ViewedFrame> {

    private final TimeWindow window;
    private final ZoneId zone;
    private TimeWindow.Bounds bounds;

    Within(TimeWindow window, ZoneId zone) {
      this.window = window;
      this.zone = zone;
    }

    @Override
    public boolean test(ViewedFrame frame) {
      long nanos = frame.frame().timeNanos();
      if (bounds == null) {
        bounds = window.resolve(zone, nanos, nanos + DAY_NANOS);
      }
      return nanos >= bounds.fromNanos().orElse(Long.MIN_VALUE)
          && nanos <= bounds.toNanos().orElse(Long.MAX_VALUE);
    }
  }
}
