package org.icascope.samples;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Fact;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Truth;

/** One session that breaks in three ways and is resumed each time. */
final class ThreeReconnects {
  private static final String FILE = "three-reconnects.pcapng";

  private ThreeReconnects() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
            "three-reconnects",
            "One CGP session breaks three times and is resumed three times: a RST of the server, a"
                + " FIN of the client without FINISH, and silence. The first resume after the"
                + " silence gets no answer, the second one does, from another address.");
    CgpSession session =
        scenario
            .cgpSession("192.168.20.33:50733", "10.10.5.16:2598", 0.3)
            .connect()
            .run(3)
            .breakByReset(SERVER_TO_CLIENT)
            .idle(1.4)
            .resume(50734)
            .run(5)
            .breakByFin(CLIENT_TO_SERVER)
            .idle(5)
            .resume(50735)
            .run(3)
            .breakBySilence()
            .resumeUnanswered(50736, 4)
            .idle(2)
            .resumeFrom("192.168.77.140", 49152)
            .run(2)
            .finish();
    Truth truth = new Truth(scenario, FILE);
    for (var tcp : session.flows()) {
      truth.flow(tcp, Map.of("handshake", "complete", "layers", List.of("cgp", "ica")));
    }
    return new Sample(FILE, scenario, truth, notes(scenario));
  }

  private static List<String> notes(Scenario scenario) {
    List<String> notes = new ArrayList<>();
    notes.add(
        Notes.line(
            "%d frames. Four connections carry the session, a fifth one asks in vain.",
            scenario.frames().size()));
    for (Fact.Reconnected resume : scenario.facts(Fact.Reconnected.class)) {
      notes.add(
          Notes.line(
              "Frame %d: %s asks to resume, attempt %d of its break, %d ms after the last frame"
                  + " that arrived: `%s`.",
              resume.request().number(),
              resume.to().client(),
              resume.attempt(),
              Notes.millis(resume.gapMicros()),
              resume.result()));
    }
    notes.add(
        "After the RST one message is sent again, after the FIN none: all of it had arrived. After"
            + " the silence both sides repeat.");
    return notes;
  }
}
