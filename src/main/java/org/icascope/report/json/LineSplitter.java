package org.icascope.report.json;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.IntNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Keeps every line under 8 kB: a line that is too long loses its longest lists, which follow in
 * {@code session-detail} records, and after them the ends of its longest texts.
 */
final class LineSplitter {

  /** Under 8 kB whether a kB has 1000 or 1024 bytes; the line end included. */
  static final int MOST_BYTES = 7_999;

  /** Lists shorter than this stay where they are. Chosen. */
  private static final int SHORT_LIST_BYTES = 128;

  /** Detail records have room for as much of the list as of what they repeat. Chosen: half. */
  private static final int MOST_HEAD_BYTES = MOST_BYTES / 2;

  private LineSplitter() {}

  /**
   * @param head what the detail records repeat of the line
   * @param besides lists that go into detail records in any case, by path
   * @return the line, shortened where necessary, and its detail records
   */
  static List<ObjectNode> split(
      ObjectNode line, Supplier<ObjectNode> head, Map<String, ArrayNode> besides) {
    Map<String, ArrayNode> lists = new LinkedHashMap<>(besides);
    while (bytes(line) > MOST_BYTES && moveLongestList(line, lists)) {
      // until it fits or has no long list any more
    }
    TextCutter.cut(line, MOST_BYTES);
    List<ObjectNode> lines = new ArrayList<>(List.of(line));
    lists.forEach((path, list) -> lines.addAll(details(shortened(head.get()), path, list)));
    return lines;
  }

  /**
   * What is repeated in every record, as the uids of thousands of sessions, is not: its total is.
   */
  private static ObjectNode shortened(ObjectNode head) {
    while (bytes(head) > MOST_HEAD_BYTES && moveLongestList(head, new LinkedHashMap<>())) {
      // until there is room
    }
    return head;
  }

  /** Bytes of the node as a line, with line end. */
  static int bytes(JsonNode node) {
    return EntityTrees.MAPPER.writeValueAsBytes(node).length + 1;
  }

  private record Place(ObjectNode parent, String name, String path, int bytes) {}

  private static boolean moveLongestList(ObjectNode line, Map<String, ArrayNode> lists) {
    List<Place> places = new ArrayList<>();
    find(line, "", places);
    Place longest = null;
    for (Place place : places) {
      longest = longest == null || place.bytes() > longest.bytes() ? place : longest;
    }
    if (longest == null || longest.bytes() < SHORT_LIST_BYTES) {
      return false;
    }
    ArrayNode list = (ArrayNode) longest.parent().remove(longest.name());
    // what there is already is the total of a list of which the line has the beginning
    longest.parent().putIfAbsent(longest.name() + "Count", IntNode.valueOf(list.size()));
    lists.putIfAbsent(longest.path(), list);
    return true;
  }

  private static void find(ObjectNode parent, String prefix, List<Place> places) {
    for (Map.Entry<String, JsonNode> property : parent.properties()) {
      String path = prefix + property.getKey();
      if (property.getValue() instanceof ObjectNode object) {
        find(object, path + ".", places);
      } else if (property.getValue() instanceof ArrayNode list) {
        places.add(new Place(parent, property.getKey(), path, bytes(list)));
      }
    }
  }

  private static List<ObjectNode> details(ObjectNode head, String path, ArrayNode list) {
    List<ObjectNode> details = new ArrayList<>();
    ObjectNode detail = null;
    int room = 0;
    for (JsonNode item : list) {
      int needed = bytes(item);
      if (detail == null || needed > room) {
        detail = head.deepCopy().put("list", path).put("part", details.size() + 1);
        details.add(detail);
        // "parts" is written at the end: 16 bytes and up to 10 digits
        room = MOST_BYTES - bytes(detail) - "\"items\":[],\"parts\":0000000000,".length();
        detail.putArray("items");
      }
      ((ArrayNode) detail.get("items")).add(item);
      room -= needed;
    }
    for (ObjectNode part : details) {
      part.put("parts", details.size());
      TextCutter.cut(part, MOST_BYTES);
    }
    return details;
  }
}
