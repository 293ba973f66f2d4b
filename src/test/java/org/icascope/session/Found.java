package org.icascope.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.icascope.model.Diagnostic;

/** What the session stage found, with short ways to look at it. */
record Found(TrackedSessions tracked, List<Diagnostic> diagnostics) {

  /** Types of all events in time order. */
  List<String> types() {
    return tracked.events().stream().map(Event::type).toList();
  }

  long count(String type) {
    return types().stream().filter(type::equals).count();
  }

  /** Types but for the starts of sessions, which most tests take for granted. */
  List<String> story() {
    return types().stream().filter(type -> !type.equals("session.start")).toList();
  }

  /** All details of a kind, in time order. */
  <T extends EventDetail> List<T> all(Class<T> kind) {
    return tracked.events().stream()
        .map(Event::detail)
        .filter(kind::isInstance)
        .map(kind::cast)
        .toList();
  }

  /** The only detail of a kind. */
  <T extends EventDetail> T one(Class<T> kind) {
    assertEquals(1, all(kind).size(), () -> kind.getSimpleName() + " in " + types());
    return all(kind).get(0);
  }

  /** The only event whose detail is of a kind. */
  Event event(Class<? extends EventDetail> kind) {
    one(kind);
    return tracked.events().stream().filter(e -> kind.isInstance(e.detail())).findFirst().get();
  }

  Session session() {
    assertEquals(1, tracked.sessions().size(), "sessions");
    return tracked.sessions().get(0);
  }

  Session session(int serial) {
    return tracked.sessions().get(serial);
  }

  Session.Cgp cgp() {
    return session().cgp().orElseThrow();
  }

  Incident incident() {
    assertEquals(1, tracked.incidents().size(), "incidents");
    return tracked.incidents().get(0);
  }

  List<String> outcomes() {
    return tracked.sessions().stream().map(s -> s.outcome().label()).toList();
  }

  /** Roles of the flows of the only session. */
  List<String> roles() {
    return session().connections().stream().map(c -> c.flow() + " " + c.role().label()).toList();
  }
}
