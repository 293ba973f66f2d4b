package org.icascope.build;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The lines of one type: one for itself, one for each of its fields. */
final class LayoutFields {

  private final Layouts layouts;
  private final Layout layout;

  LayoutFields(Layouts layouts, Layout layout) {
    this.layouts = layouts;
    this.layout = layout;
  }

  void addTo(List<String> lines) {
    lines.add(
        line(
            layout.className(),
            layout.prefix(),
            "GROUP",
            layout.title(),
            layout.doc(),
            layout.isNumber() ? "h" : "",
            "",
            ""));
    layout.parameters().forEach(field -> lines.add(hidden(Yaml.text(field.get("id")))));
    layout.fields().forEach(field -> lines.add(field(Yaml.text(field.get("id")), field)));
    layout.instances().forEach((id, field) -> lines.add(field(id.toString(), Yaml.map(field))));
  }

  private String key(String id) {
    return layout.className() + "." + Words.lowerCamel(id);
  }

  private String hidden(String id) {
    return line(key(id), layout.prefix() + "." + id, "GROUP", "", "", "h", "", "");
  }

  private String field(String id, Map<?, ?> field) {
    if (layout.isNumber() || field.containsKey("-hidden")) {
      return hidden(id);
    }
    String name = field.containsKey("-name") ? Yaml.text(field.get("-name")) : id;
    String title = field.containsKey("-title") ? Yaml.text(field.get("-title")) : Words.title(name);
    return line(
        key(id),
        layout.prefix() + "." + name,
        type(field),
        title,
        Yaml.text(field.get("doc")),
        flags(id, field),
        Yaml.text(field.get("-confidence")),
        names(Yaml.map(field.get("-names"))));
  }

  private static String flags(String id, Map<?, ?> field) {
    return (id.startsWith("secret") ? "s" : "")
        + (field.containsKey("-payload") ? "p" : "")
        + (field.containsKey("repeat") ? "r" : "")
        + (field.containsKey("-hex") || id.contains("flags") ? "x" : "");
  }

  private static String names(Map<?, ?> names) {
    return names.entrySet().stream()
        .map(entry -> entry.getKey() + "=" + entry.getValue())
        .collect(Collectors.joining("|"));
  }

  private String type(Map<?, ?> field) {
    if (field.containsKey("value")) {
      return isCondition(field.get("value").toString()) ? "BOOLEAN" : "NUMBER";
    }
    Object type = field.get("type");
    List<Layout> own = layouts.of(layout, field);
    if (!own.isEmpty()) {
      return own.stream().allMatch(Layout::isNumber) ? "NUMBER" : "GROUP";
    }
    if (type == null) {
      return "BYTES";
    }
    return type.toString().startsWith("str") ? "TEXT" : "NUMBER";
  }

  /** Enough for the expressions there are; a test compares with the generated classes. */
  private static boolean isCondition(String expression) {
    return !expression.contains("?") && expression.matches(".*(==|!=|>=|<=|[^<]<[^<]|not ).*");
  }

  private static String line(String... columns) {
    return String.join("\t", columns).replace("\r", "");
  }
}
