package org.icascope.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.analyze.Analysis;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.CaptureAnalysis;
import org.icascope.app.Progress;
import org.icascope.model.PortTable;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.TwoPoints;
import org.icascope.testkit.TwoPoints.Seen;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What there is room for is compared as a whole, the rest is named. */
class WantedTest {

  @TempDir Path folder;

  private Point point(String name, List<Seen> frames) throws IOException {
    Path file = folder.resolve(name);
    Files.write(file, TwoPoints.pcap(frames));
    AnalysisOptions options =
        new AnalysisOptions(
            List.of(file.toString()),
            InputStream.nullInputStream(),
            new PortTable(Map.of()),
            false,
            false,
            false,
            Optional.of(new byte[] {1}),
            List.of(),
            false,
            () -> false);
    Analysis analysis = CaptureAnalysis.run(options, Progress.NONE).analysis();
    return Point.of(name, analysis);
  }

  private static String reason(Point a, Point b, long most) {
    List<Comparison.NotCompared> left = new Comparer(a, b, most).compare().notCompared();
    assertEquals(1, left.size());
    return left.get(0).reason();
  }

  @Test
  void aConnectionWithoutRoomIsLeftOutAsAWhole() throws IOException {
    Scenario scenario = new Scenario("wanted");
    scenario.cgpSession("10.1.1.7:50001", "10.10.5.31:2598", 1).connect().run(5).finish();
    List<Seen> frames = TwoPoints.of(scenario.frames());
    Point a = point("a.pcap", frames);
    Point b = point("b.pcap", TwoPoints.clock(frames, t -> t + 1_000_000));
    int both = 2 * frames.size();
    assertTrue(reason(a, b, both - 1).startsWith("its " + both + " segments are more than"));
    // there is room, but nothing was read a second time here
    assertEquals("nothing of it was seen at both recorders", reason(a, b, both));
  }
}
