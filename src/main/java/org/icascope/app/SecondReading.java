package org.icascope.app;

import java.io.IOException;
import java.util.List;
import org.icascope.analyze.Analysis;
import org.icascope.capture.CaptureSummary;
import org.icascope.capture.FailedInput;

/**
 * Files that are read again must be the same ones. What was found at first (sessions, flows by
 * their numbers) would else be looked for in something different, and a part be taken for the
 * whole. A file that grew is the same.
 */
public final class SecondReading {

  private SecondReading() {}

  /**
   * Compares a second reading with the first.
   *
   * @param first what the first reading found
   * @throws IOException when there is less now, or something else; one line for the user
   */
  public static void check(AnalysisOptions options, Analysis first, ViewRun.Result second)
      throws IOException {
    if (!options.stop().getAsBoolean()) { // else who stopped it knows
      check(first, second);
    }
  }

  /** The same of a reading that went to the end. */
  public static void check(Analysis first, ViewRun.Result second) throws IOException {
    List<CaptureSummary> before = first.captures().stream().map(c -> c.summary()).toList();
    List<CaptureSummary> now = second.captures();
    for (int i = 0; i < before.size(); i++) {
      if (i >= now.size()) {
        String why = second.failures().stream().map(FailedInput::message).findFirst().orElse("");
        throw new IOException(
            before.get(i).file()
                + " could not be read a second time"
                + (why.isEmpty() ? "" : ": " + why));
      }
      check(before.get(i), now.get(i));
    }
  }

  private static void check(CaptureSummary before, CaptureSummary now) throws IOException {
    boolean less = now.packets() < before.packets();
    boolean other = before.packets() > 0 && now.packets() > 0 && !sameBeginning(before, now);
    if (less || other) {
      throw new IOException(
          "%s changed while it was read: %d frames at first, then %s"
              .formatted(before.file(), before.packets(), less ? now.packets() : "others"));
    }
  }

  private static boolean sameBeginning(CaptureSummary before, CaptureSummary now) {
    return before.firstTime().equals(now.firstTime()) || before.firstTime().isEmpty();
  }
}
