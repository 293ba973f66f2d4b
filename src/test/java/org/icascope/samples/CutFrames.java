package org.icascope.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Fact;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.Truth;
import org.icascope.testkit.network.CapturedFrame;

/** A recorder that keeps the beginning of each frame only. */
final class CutFrames {
  private static final String FILE = "cut-frames.pcap";
  private static final int SNAP_LENGTH = 256;

  private CutFrames() {}

  static Sample make() {
    Scenario scenario =
        new Scenario(
                "cut-frames",
                "The recorder kept 256 bytes of each frame. Binds and most data fit, larger screen"
                    + " updates and a part of the ICA set-up do not.")
            .snapLength(SNAP_LENGTH);
    CgpSession session =
        scenario
            .cgpSession("192.168.20.49:50990", "10.10.5.26:2598", 0.5)
            .connect()
            .run(5)
            .breakBySilence()
            .resume(50991)
            .idle(0.5)
            .run(3)
            .finish();
    Truth truth = new Truth(scenario, FILE);
    session.flows().forEach(tcp -> truth.flow(tcp, Map.of("handshake", "complete")));
    return new Sample(FILE, scenario, truth, notes(scenario));
  }

  private static List<String> notes(Scenario scenario) {
    List<String> notes = new ArrayList<>();
    notes.add(
        Notes.line(
            "%d frames, %d of them cut. The file says of each how long it was.",
            scenario.frames().size(),
            scenario.frames().stream().filter(CapturedFrame::isCut).count()));
    for (Fact.Replayed replay : scenario.facts(Fact.Replayed.class)) {
      notes.add(
          Notes.line(
              "Replay %s: messages %d to %d, `%s`.",
              replay.direction().label(),
              replay.fromMessage(),
              replay.toMessage(),
              replay.verified()));
    }
    notes.add(
        "What lies behind a cut is missing: the module with the virtual channels, and the numbers"
            + " of messages after the last cut one.");
    return notes;
  }
}
