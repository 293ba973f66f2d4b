package org.icascope.report;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntUnaryOperator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * What a document tells of its sessions, so that documents of different captures with the same
 * sessions can be compared: sessions, incidents, events and flows with everything they say. Instead
 * of the numbers of a document stand the names that last; frames have the numbers that the caller
 * gives them. Findings are left out: they are about all sessions together.
 */
public final class Stories {

  private static final List<String> LISTS = List.of("sessions", "incidents", "events", "flows");

  private final Map<String, List<String>> lists = new LinkedHashMap<>();

  public Stories() {
    LISTS.forEach(list -> lists.put(list, new ArrayList<>()));
  }

  /** Adds what a document of one capture tells; changes the document. */
  public Stories add(JsonNode document, IntUnaryOperator frameNumber) {
    Map<String, String> names = new HashMap<>();
    for (String list : LISTS) {
      for (JsonNode entry : document.get(list)) {
        names.put(entry.get("id").asString(), entry.get("uid").asString());
      }
    }
    for (String list : LISTS) {
      for (JsonNode entry : document.get(list)) {
        rename(entry, names, frameNumber);
        lists.get(list).add(entry.toString());
      }
    }
    return this;
  }

  /** What is here and not there, a line each. */
  public String without(Stories others) {
    List<String> missing = new ArrayList<>();
    lists.forEach(
        (list, entries) -> {
          List<String> left = new ArrayList<>(entries);
          others.lists.get(list).forEach(left::remove);
          left.forEach(entry -> missing.add(list + ": " + entry));
        });
    return String.join("\n", missing);
  }

  /** How many sessions. */
  public int sessions() {
    return lists.get("sessions").size();
  }

  private static void rename(
      JsonNode node, Map<String, String> names, IntUnaryOperator frameNumber) {
    if (node instanceof ObjectNode object) {
      object.remove(List.of("tcpStream", "filter"));
      if (object.has("capture") && object.has("frame")) {
        object.put("frame", frameNumber.applyAsInt(object.get("frame").asInt()));
      }
      for (String key : List.copyOf(object.propertyNames())) {
        object.set(key, renamed(object.get(key), names, frameNumber));
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, renamed(array.get(i), names, frameNumber));
      }
    }
  }

  private static JsonNode renamed(
      JsonNode value, Map<String, String> names, IntUnaryOperator frameNumber) {
    if (value instanceof StringNode text) {
      return StringNode.valueOf(names.getOrDefault(text.asString(), text.asString()));
    }
    rename(value, names, frameNumber);
    return value;
  }
}
