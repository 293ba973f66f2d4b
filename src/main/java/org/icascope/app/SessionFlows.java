package org.icascope.app;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.icascope.analyze.Analysis;
import org.icascope.report.Ids;
import org.icascope.session.Session;
import org.icascope.view.field.FrameFields;

/** Which sessions a flow belongs to, with the ids that {@code analyze} gives them. */
public final class SessionFlows {

  private SessionFlows() {}

  public static FrameFields.Sessions of(Analysis analysis) {
    Ids ids = new Ids(analysis);
    Map<Integer, TreeSet<String>> byFlow = new HashMap<>();
    for (Session session : analysis.sessions()) {
      String id = ids.session(session.serial()).orElseThrow();
      session
          .connections()
          .forEach(
              connection ->
                  byFlow.computeIfAbsent(connection.flow(), flow -> new TreeSet<>()).add(id));
    }
    return flow -> byFlow.containsKey(flow) ? List.copyOf(byFlow.get(flow)) : List.of();
  }
}
