package org.icascope.docs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of YAML that the examples in docs/siem use, and nothing else: mappings and lists in
 * blocks, plain and double-quoted texts, lists of quoted texts on one line, and texts of several
 * lines ({@code |}, {@code >-}). Anything else is an error, so that the examples stay simple.
 */
final class PlainYaml {

  private static final Pattern KEY = Pattern.compile("([A-Za-z_][\\w.|-]*):(?: (.*))?");

  private record Line(int indent, String text) {}

  private final List<Line> lines = new ArrayList<>();
  private int at;

  private PlainYaml(String text) {
    for (String line : text.split("\n")) {
      String content = line.strip();
      if (line.contains("\t")) {
        throw new IllegalArgumentException("tab: " + line);
      }
      if (!content.isEmpty() && !content.startsWith("#")) {
        lines.add(new Line(line.length() - line.stripLeading().length(), content));
      }
    }
  }

  /** A document that is a mapping, of texts, lists and mappings. */
  static Map<String, Object> parse(String text) {
    PlainYaml yaml = new PlainYaml(text);
    Map<String, Object> document = yaml.mapping(0);
    if (yaml.at < yaml.lines.size()) {
      throw new IllegalArgumentException("indentation: " + yaml.lines.get(yaml.at));
    }
    return document;
  }

  private boolean isAt(int indent) {
    return at < lines.size() && lines.get(at).indent() == indent;
  }

  private Map<String, Object> mapping(int indent) {
    Map<String, Object> map = new LinkedHashMap<>();
    while (isAt(indent) && !lines.get(at).text().startsWith("- ")) {
      Matcher key = KEY.matcher(lines.get(at).text());
      if (!key.matches()) {
        throw new IllegalArgumentException("no key: " + lines.get(at));
      }
      at++;
      Object value = key.group(2) == null ? block(indent) : scalar(key.group(2), indent);
      if (map.put(key.group(1), value) != null) {
        throw new IllegalArgumentException("key twice: " + key.group(1));
      }
    }
    return map;
  }

  private Object block(int outer) {
    if (at >= lines.size() || lines.get(at).indent() <= outer) {
      throw new IllegalArgumentException("nothing in it, before " + at);
    }
    int indent = lines.get(at).indent();
    if (!lines.get(at).text().startsWith("- ")) {
      return mapping(indent);
    }
    List<Object> list = new ArrayList<>();
    while (isAt(indent) && lines.get(at).text().startsWith("- ")) {
      String item = lines.get(at).text().substring(2);
      if (KEY.matcher(item).matches()) {
        lines.set(at, new Line(indent + 2, item)); // a mapping that begins on the line of its dash
        list.add(mapping(indent + 2));
      } else {
        at++;
        list.add(scalar(item, indent));
      }
    }
    return list;
  }

  private Object scalar(String text, int indent) {
    if (text.equals("|") || text.equals(">-")) {
      StringBuilder all = new StringBuilder();
      while (at < lines.size() && lines.get(at).indent() > indent) {
        all.append(lines.get(at++).text()).append(text.equals("|") ? '\n' : ' ');
      }
      return all.toString().strip();
    }
    if (text.startsWith("[")) {
      List<String> items = new ArrayList<>();
      Matcher item = Pattern.compile("\"([^\"\\\\]*)\"").matcher(text);
      while (item.find()) {
        items.add(item.group(1));
      }
      if (!text.equals("[\"" + String.join("\", \"", items) + "\"]")) {
        throw new IllegalArgumentException("list: " + text);
      }
      return items;
    }
    if (text.startsWith("\"")) {
      if (!text.matches("\"[^\"\\\\]*\"")) {
        throw new IllegalArgumentException("quotes: " + text);
      }
      return text.substring(1, text.length() - 1);
    }
    if (text.matches("[&*!%@`'{}|>].*") || text.contains(": ") || text.contains(" #")) {
      throw new IllegalArgumentException("needs quotes: " + text);
    }
    return text;
  }
}
