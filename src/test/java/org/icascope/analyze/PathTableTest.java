package org.icascope.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.icascope.analyze.PathTable.Prefixes;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowsForTests;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.Transport;
import org.junit.jupiter.api.Test;

/** What is kept of paths, and what happens at the bound. */
class PathTableTest {

  private final List<Long> left = new ArrayList<>();
  private final PathTable table =
      new PathTable(Prefixes.WHOLE, 4, flow -> flow.server().port() == 1494, left::add);

  private void add(int client, int port) {
    FrameMark mark = new FrameMark(0, client, client * 1_000_000_000L);
    Endpoint from = new Endpoint(Story.client(client), 50_000);
    Flow flow = FlowsForTests.of(client, Transport.UDP, from, Story.server(1, port), mark, mark);
    table.add(flow, 100_000_000_000L, List.of());
  }

  @Test
  void attemptsOfOnePathAreAddedUp() {
    add(1, 1494);
    add(1, 1494);
    add(1, 2598);
    List<Path> paths = table.paths();
    assertEquals(List.of(2L, 1L), paths.stream().map(Path::attempts).toList());
    assertEquals(Path.Result.OPEN, paths.get(0).result());
    assertEquals(List.of(), left);
  }

  @Test
  void whatGoesFirstHasAllTheRoomAndTheRestHalfOfIt() {
    add(1, 443);
    add(2, 443);
    add(3, 443);
    add(4, 1494);
    add(5, 1494);
    add(6, 1494);
    add(1, 443);
    assertEquals(
        List.of(443, 443, 1494, 1494),
        table.paths().stream().map(path -> path.server().port()).toList());
    assertEquals(List.of(2L), left);
  }
}
