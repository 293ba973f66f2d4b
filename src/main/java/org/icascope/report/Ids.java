package org.icascope.report;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;
import org.icascope.analyze.Analysis;
import org.icascope.session.Incident;
import org.icascope.session.Session;

/**
 * Names of the things in one document. Ids are short and hold within the document: a letter and the
 * position in its list from 1, {@code f} flow, {@code s} session, {@code i} incident, {@code e}
 * event, {@code n} finding. Uids are 16 hex digits and the same in every run over the same traffic.
 *
 * <p>Stages speak of serial numbers; a serial that is not listed in the document has no id.
 */
public final class Ids {

  private final Map<Integer, String> flows;
  private final Map<Integer, String> sessions;
  private final Map<Integer, String> incidents;
  private final Uids uids;

  public Ids(Analysis analysis) {
    this(Selection.everything(analysis));
  }

  /** What is not selected has no id; what is selected has the one it has in the whole. */
  public Ids(Selection selection) {
    Analysis analysis = selection.analysis();
    flows = number("f", analysis.flows(), f -> f.flow().serial());
    flows.keySet().removeIf(serial -> !selection.hasFlow(serial));
    sessions = number("s", analysis.sessions(), Session::serial);
    sessions.keySet().removeIf(serial -> !selection.hasSession(serial));
    incidents = number("i", analysis.incidents(), Incident::serial);
    incidents.keySet().removeIf(serial -> !selection.hasIncident(serial));
    uids = new Uids(analysis);
  }

  private static <T> Map<Integer, String> number(
      String letter, List<T> things, ToIntFunction<T> serial) {
    Map<Integer, String> ids = new HashMap<>();
    for (int i = 0; i < things.size(); i++) {
      ids.put(serial.applyAsInt(things.get(i)), letter + (i + 1));
    }
    return ids;
  }

  /** {@code f1}; empty when the flow is not listed. */
  public Optional<String> flow(int serial) {
    return Optional.ofNullable(flows.get(serial));
  }

  public Optional<String> session(int serial) {
    return Optional.ofNullable(sessions.get(serial));
  }

  public Optional<String> incident(int serial) {
    return Optional.ofNullable(incidents.get(serial));
  }

  /**
   * @param index position in {@code Analysis.events()}
   */
  public String event(int index) {
    return "e" + (index + 1);
  }

  /**
   * @param index position in {@code Analysis.findings()}
   */
  public String finding(int index) {
    return "n" + (index + 1);
  }

  public Optional<String> flowUid(int serial) {
    return Optional.ofNullable(uids.flows().get(serial));
  }

  public Optional<String> sessionUid(int serial) {
    return Optional.ofNullable(uids.sessions().get(serial));
  }

  public Optional<String> incidentUid(int serial) {
    return Optional.ofNullable(uids.incidents().get(serial));
  }

  /**
   * @param index position in {@code Analysis.events()}
   */
  public String eventUid(int index) {
    return uids.events().get(index);
  }

  /**
   * @param index position in {@code Analysis.findings()}
   */
  public String findingUid(int index) {
    return uids.findings().get(index);
  }

  /**
   * @param index position in {@code Analysis.diagnostics()}
   */
  public String diagnosticUid(int index) {
    return uids.diagnostics().get(index);
  }
}
