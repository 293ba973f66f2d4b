package org.icascope.build;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The list of fields as Lua: each name once, with what the first layout that has it says, as {@code
 * SpecFields} of the Java side does; and which name each field of each layout has.
 */
final class LuaFields {

  private static final int KEY = 0;
  private static final int NAME = 1;
  private static final int TYPE = 2;
  private static final int TITLE = 3;
  private static final int DOC = 4;
  private static final int FLAGS = 5;
  private static final int VALUE_NAMES = 7;

  private final Layouts layouts;
  private final LuaText lua;
  private final Map<String, String[]> byName = new LinkedHashMap<>();
  private final Map<String, String> nameOfKey = new LinkedHashMap<>();
  private final Map<String, String> titles = new LinkedHashMap<>();
  private final Set<String> signed = new HashSet<>();

  LuaFields(Layouts layouts, LuaText lua) {
    this.layouts = layouts;
    this.lua = lua;
  }

  void write() {
    collect();
    byName.values().forEach(this::field);
    nameOfKey.forEach((key, name) -> pair("key", key, name));
    titles.forEach((layout, title) -> pair("title", layout, title));
  }

  private void pair(String function, String first, String second) {
    lua.line(function + "(" + LuaText.quote(first) + ", " + LuaText.quote(second) + ")");
  }

  private void collect() {
    List<String[]> groups = new ArrayList<>();
    List<String> lines = new ArrayList<>();
    for (Layout layout : layouts.decoded()) {
      new LayoutFields(layouts, layout).addTo(lines);
      signed(layout);
    }
    for (String line : lines) {
      String[] columns = line.split("\t", -1);
      if (columns[FLAGS].contains("h")) {
        continue;
      }
      if (columns[KEY].contains(".")) {
        String[] first = byName.putIfAbsent(columns[NAME], columns);
        if (first != null && !first[TYPE].equals(columns[TYPE])) {
          throw new IllegalStateException("two types of field: " + columns[NAME]);
        }
        nameOfKey.put(columns[KEY], columns[NAME]);
      } else {
        groups.add(columns);
      }
    }
    groups.forEach(this::group);
  }

  private void group(String[] columns) {
    titles.put(columns[KEY], columns[TITLE]);
    if (columns[NAME].contains(".") && !byName.containsKey(columns[NAME])) {
      byName.put(columns[NAME], columns);
      nameOfKey.put(columns[KEY], columns[NAME]);
    }
  }

  private void signed(Layout layout) {
    for (Map<?, ?> field : layout.fields()) {
      if (Yaml.text(field.get("type")).matches("s[1248].*")) {
        String id = Words.lowerCamel(Yaml.text(field.get("id")));
        signed.add(layout.className() + "." + id);
      }
    }
  }

  private void field(String[] columns) {
    boolean negative = signed.contains(columns[KEY]) || columns[VALUE_NAMES].startsWith("-");
    String flags = columns[FLAGS];
    String type = negative ? "SIGNED" : columns[TYPE];
    if (flags.contains("s") || flags.contains("p")) {
      type = "HIDDEN";
    }
    lua.line(
        "field("
            + LuaText.quote(columns[NAME])
            + ", "
            + LuaText.quote(type)
            + ", "
            + LuaText.quote(columns[TITLE])
            + ", "
            + LuaText.quote(columns[DOC])
            + ", "
            + flags.contains("x")
            + names(columns[VALUE_NAMES])
            + ")");
  }

  private static String names(String text) {
    if (text.isEmpty()) {
      return "";
    }
    List<String> pairs = new ArrayList<>();
    for (String pair : text.split("\\|")) {
      int equals = pair.indexOf('=');
      pairs.add(
          "[" + pair.substring(0, equals) + "] = " + LuaText.quote(pair.substring(equals + 1)));
    }
    return ", {" + String.join(", ", pairs) + "}";
  }
}
