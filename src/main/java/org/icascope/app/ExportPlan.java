package org.icascope.app;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.icascope.analyze.Analysis;

/**
 * Which frames are exported, and how. What is not given does not narrow.
 *
 * @param options the files, as they were analyzed
 * @param analysis what was found in them
 * @param sessions serial numbers of sessions
 * @param flows positions in {@link Analysis#flows()}
 * @param fromNanos first instant, nanoseconds since 1970
 * @param toNanos last instant
 * @param mode what becomes of the frames
 * @param application program that writes, with its version
 */
public record ExportPlan(
    AnalysisOptions options,
    Analysis analysis,
    Set<Integer> sessions,
    Set<Integer> flows,
    OptionalLong fromNanos,
    OptionalLong toNanos,
    Mode mode,
    String application) {

  /** What becomes of the frames. */
  public enum Mode {
    /** Comments tell what happened in them. */
    COMMENTED,
    /** Nothing is added. */
    UNMODIFIED,
    /** Comments, and contents are blanked. */
    STRIPPED
  }

  public ExportPlan {
    sessions = Set.copyOf(sessions);
    flows = Set.copyOf(flows);
  }

  /** What was chosen, as a person says it. */
  String words() {
    List<String> parts = new ArrayList<>();
    sessions.stream().sorted().forEach(s -> parts.add("s" + (s + 1)));
    flows.stream().sorted().forEach(f -> parts.add("f" + (f + 1)));
    String what = parts.isEmpty() ? "all frames" : "frames of " + String.join(", ", parts);
    boolean time = fromNanos.isPresent() || toNanos.isPresent();
    return what + (time ? " within a time" : "");
  }
}
