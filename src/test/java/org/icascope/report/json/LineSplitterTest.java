package org.icascope.report.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What stands in a line that was too long, and what in the lines after it. */
class LineSplitterTest {

  private static ObjectNode head() {
    return EntityTrees.MAPPER.createObjectNode().put("recordType", "session-detail");
  }

  private static ArrayNode list(int items, String text) {
    ArrayNode list = EntityTrees.MAPPER.createArrayNode();
    for (int i = 0; i < items; i++) {
      list.add(text + i);
    }
    return list;
  }

  private static int items(List<ObjectNode> lines) {
    return lines.stream().skip(1).mapToInt(line -> line.get("items").size()).sum();
  }

  @Test
  void aListThatHasItsTotalBesideItKeepsThatTotal() {
    ObjectNode line = EntityTrees.MAPPER.createObjectNode();
    line.set("evidence", list(20, "f".repeat(500)));
    line.put("evidenceCount", 345);

    List<ObjectNode> lines = LineSplitter.split(line, LineSplitterTest::head, Map.of());

    assertFalse(lines.get(0).has("evidence"));
    assertEquals(345, lines.get(0).get("evidenceCount").asInt());
    assertEquals(20, items(lines));
  }

  @Test
  void theWholeListFollowsWhenItsBeginningDoesNotFitEither() {
    ObjectNode line = EntityTrees.MAPPER.createObjectNode().put("text", "t".repeat(20_000));
    line.set("communityIds", list(32, "1:abcdefghijklmnopqrstuvwxyz"));
    line.put("communityIdsCount", 2000);
    ArrayNode all = list(2000, "1:abcdefghijklmnopqrstuvwxyz");

    List<ObjectNode> lines =
        LineSplitter.split(line, LineSplitterTest::head, Map.of("communityIds", all));

    assertFalse(lines.get(0).has("communityIds"));
    assertEquals(2000, lines.get(0).get("communityIdsCount").asInt());
    assertEquals(2000, items(lines));
  }

  /** A finding about 3,000 sessions: each detail record had their uids, and room for one item. */
  @Test
  void whatDetailRecordsRepeatLeavesRoomForTheirList() {
    ObjectNode line = EntityTrees.MAPPER.createObjectNode();
    line.set("sessions", list(3000, "session-00000"));
    ObjectNode head = head();
    head.set("sessionUids", list(3000, "0123456789abcdef"));

    List<ObjectNode> lines = LineSplitter.split(line, () -> head, Map.of());

    assertEquals(3000, items(lines));
    assertEquals(3000, lines.get(1).get("sessionUidsCount").asInt());
    lines.forEach(each -> assertTrue(LineSplitter.bytes(each) <= LineSplitter.MOST_BYTES));
    assertTrue(lines.size() < 10, "records: " + lines.size());
  }
}
