package org.icascope.report.json;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Cuts the longest texts of a tree in half until it is small enough. */
final class TextCutter {

  /**
   * Texts that are shorter are never cut: an address, a uid, a Community ID, a SHA-256 (64), a word
   * of a fixed list (the longest has 65). Chosen.
   */
  static final int SHORTEST_CUT = 80;

  private static final String CUT = "\u2026";

  private TextCutter() {}

  static void cut(ObjectNode node, int mostBytes) {
    while (LineSplitter.bytes(node) > mostBytes) {
      int longest = longest(node);
      if (longest < SHORTEST_CUT) {
        return;
      }
      shorten(node, longest);
    }
  }

  private static int longest(JsonNode node) {
    if (node.isString()) {
      return node.stringValue().length();
    }
    int longest = 0;
    for (JsonNode child : node) {
      longest = Math.max(longest, longest(child));
    }
    return longest;
  }

  /** Cuts every text of at least this length in half. */
  private static void shorten(JsonNode node, int length) {
    if (node instanceof ObjectNode object) {
      for (String name : object.propertyNames().toArray(String[]::new)) {
        JsonNode child = object.get(name);
        if (isLong(child, length)) {
          object.put(name, half(child.stringValue()));
        } else {
          shorten(child, length);
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        JsonNode child = array.get(i);
        if (isLong(child, length)) {
          array.set(i, half(child.stringValue()));
        } else {
          shorten(child, length);
        }
      }
    }
  }

  private static boolean isLong(JsonNode node, int length) {
    return node.isString() && node.stringValue().length() >= length;
  }

  private static String half(String text) {
    return Json.wellFormed(text.substring(0, text.length() / 2)) + CUT;
  }
}
