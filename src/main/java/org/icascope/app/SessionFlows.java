package org.icascope.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icascope.analyze.Analysis;
import org.icascope.report.Ids;
import org.icascope.view.field.FrameFields;

/**
 * Which flows belong to which sessions, with the ids that {@code analyze} gives them. Takes a run
 * of its own over the input, before the one that shows frames.
 */
public final class SessionFlows {

  private final Map<String, Set<Integer>> sessions = new HashMap<>();
  private final Map<String, Integer> flows = new HashMap<>();
  private final Map<Integer, List<String>> byFlow = new HashMap<>();

  private SessionFlows(Analysis analysis) {
    Ids ids = new Ids(analysis);
    analysis
        .flows()
        .forEach(
            listed ->
                ids.flow(listed.flow().serial())
                    .ifPresent(id -> flows.put(id, listed.flow().serial())));
    analysis
        .sessions()
        .forEach(
            session -> {
              String id = ids.session(session.serial()).orElseThrow();
              Set<Integer> own = sessions.computeIfAbsent(id, key -> new HashSet<>());
              session.connections().forEach(connection -> add(id, connection.flow(), own));
            });
  }

  private void add(String session, int flow, Set<Integer> own) {
    if (own.add(flow)) {
      byFlow.computeIfAbsent(flow, key -> new ArrayList<>(1)).add(session);
    }
  }

  /**
   * Analyzes the input.
   *
   * @throws IOException when the operating system fails to read an input that was open already
   */
  public static SessionFlows of(AnalysisOptions options) throws IOException {
    return new SessionFlows(CaptureAnalysis.run(options, Progress.NONE).analysis());
  }

  /** Serial numbers of the flows of a session, {@code s1}. */
  public Optional<Set<Integer>> session(String id) {
    return Optional.ofNullable(sessions.get(id));
  }

  /** Serial number of a flow, {@code f3}. */
  public Optional<Integer> flow(String id) {
    return Optional.ofNullable(flows.get(id));
  }

  public int sessionCount() {
    return sessions.size();
  }

  public int flowCount() {
    return flows.size();
  }

  /** Tells the sessions of a flow. */
  public FrameFields.Sessions byFlow() {
    return serial -> byFlow.getOrDefault(serial, List.of());
  }
}
