package org.icascope.build;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One type of the layouts as Lua: a function that reads its fields, one for each instance. */
final class LuaLayout {

  private final Layouts layouts;
  private final Layout layout;
  private final LuaText lua;

  LuaLayout(Layouts layouts, Layout layout, LuaText lua) {
    this.layouts = layouts;
    this.layout = layout;
    this.lua = lua;
  }

  void write() {
    lua.line("do");
    lua.line("local T = layout(" + LuaText.quote(layout.className()) + ")");
    lua.line("T.order = " + ids(layout.fields().stream().map(f -> f.get("id")).toList()));
    lua.line("T.instances = " + ids(instances()));
    lua.line("function T.read(self)");
    lua.line("local io, s, e = self._io, self._s, self._e");
    layout.fields().forEach(field -> attribute(Yaml.text(field.get("id")), field));
    lua.line("end");
    layout.instances().forEach((id, field) -> instance(id.toString(), Yaml.map(field)));
    lua.line("end");
  }

  /** In the order in which the field tree of the Java side has them. */
  private List<String> instances() {
    return layout.instances().keySet().stream()
        .map(Object::toString)
        .sorted(java.util.Comparator.comparing(Words::lowerCamel))
        .toList();
  }

  private static String ids(List<?> ids) {
    return ids.stream()
        .map(id -> LuaText.quote(id.toString()))
        .collect(Collectors.joining(", ", "{", "}"));
  }

  private void instance(String id, Map<?, ?> field) {
    lua.line("T.get." + id + " = function(self)");
    if (field.containsKey("if")) {
      lua.line("if not " + condition(field) + " then return nil end");
    }
    if (field.containsKey("value")) {
      lua.line("local value = " + LuaExpression.of(field.get("value")));
      lua.line("self." + id + " = value");
      lua.line("return value");
    } else {
      lua.line("local io, s, e = self._io, self._s, self._e");
      lua.line("local back = io.pos");
      if (field.containsKey("pos")) {
        lua.line("seek(io, " + LuaExpression.of(field.get("pos")) + ")");
      }
      attribute(id, without(field, "if"));
      lua.line("io.pos = back");
      lua.line("return rawget(self, " + LuaText.quote(id) + ")");
    }
    lua.line("end");
  }

  private static Map<?, ?> without(Map<?, ?> field, String key) {
    return field.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(key))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static String condition(Map<?, ?> field) {
    return "(" + LuaExpression.of(field.get("if")) + ")";
  }

  private void attribute(String id, Map<?, ?> field) {
    boolean conditional = field.containsKey("if");
    if (conditional) {
      lua.line("if " + condition(field) + " then");
    }
    if (field.containsKey("repeat")) {
      repeated(id, field);
    } else {
      lua.line("s." + id + " = io.pos");
      read("self." + id, field);
      lua.line("e." + id + " = io.pos");
      valid(id, field);
    }
    if (conditional) {
      lua.line("end");
    }
  }

  private void repeated(String id, Map<?, ?> field) {
    lua.line("local list, starts, ends = {size = 0}, {}, {}");
    lua.line("self." + id + ", s." + id + ", e." + id + " = list, starts, ends");
    String kind = field.get("repeat").toString();
    switch (kind) {
      case "expr" -> lua.line("for i = 1, " + LuaExpression.of(field.get("repeat-expr")) + " do");
      case "eos" -> lua.line("local i = 0\nwhile io.pos < io.size do\ni = i + 1");
      default -> lua.line("local i = 0\nrepeat\ni = i + 1");
    }
    lua.line("starts[i] = io.pos");
    lua.line("list.size = i");
    read("list[i]", field);
    lua.line("local item = list[i]");
    lua.line("ends[i] = io.pos");
    lua.line("if i == 1 then list.first = item end");
    lua.line(kind.equals("until") ? "until " + LuaExpression.of(field.get("repeat-until")) : "end");
  }

  private void read(String target, Map<?, ?> field) {
    Object type = field.get("type");
    if (field.containsKey("contents")) {
      lua.line(target + " = contents(io, " + contents((List<?>) field.get("contents")) + ")");
    } else if (type instanceof Map<?, ?> choice) {
      choice(target, field, choice);
    } else if (type == null) {
      lua.line(target + " = take(io, " + size(field) + ")");
    } else {
      typed(target, field, type.toString());
    }
  }

  private void typed(String target, Map<?, ?> field, String type) {
    var own = layouts.find(layout, type);
    if (own.isPresent()) {
      struct(target, field, own.get(), type);
    } else if (type.startsWith("str")) {
      boolean zero = type.equals("strz");
      lua.line(target + " = text(io, " + size(field) + ", " + zero + ")");
    } else {
      lua.line(target + " = " + number(type) + "(io)");
    }
  }

  private void struct(String target, Map<?, ?> field, Layout own, String type) {
    String io = hasSize(field) ? "sub(io, " + size(field) + ")" : "io";
    lua.line(
        target
            + " = new("
            + LuaText.quote(own.className())
            + ", "
            + io
            + ", self"
            + arguments(own, type)
            + ")");
    lua.line("read(" + target + ")");
  }

  private static String arguments(Layout own, String type) {
    if (own.parameters().isEmpty()) {
      return "";
    }
    String[] values = type.replaceFirst(".*?\\((.*)\\)\\s*", "$1").split(",");
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < values.length; i++) {
      String id = Yaml.text(own.parameters().get(i).get("id"));
      pairs.add(id + " = " + LuaExpression.of(values[i]));
    }
    return ", {" + String.join(", ", pairs) + "}";
  }

  private void choice(String target, Map<?, ?> field, Map<?, ?> choice) {
    lua.line("local on = " + LuaExpression.of(choice.get("switch-on")));
    String word = "if";
    boolean otherwise = false;
    for (Map.Entry<?, ?> entry : Yaml.map(choice.get("cases")).entrySet()) {
      boolean any = entry.getKey().toString().equals("_");
      otherwise |= any;
      lua.line(any ? "else" : word + " on == " + entry.getKey() + " then");
      typed(target, field, entry.getValue().toString());
      word = "elseif";
    }
    if (!otherwise && hasSize(field)) {
      lua.line("else");
      lua.line(target + " = take(io, " + size(field) + ")");
    }
    lua.line("end");
  }

  private static boolean hasSize(Map<?, ?> field) {
    return field.containsKey("size") || field.containsKey("size-eos");
  }

  private static String size(Map<?, ?> field) {
    return field.containsKey("size") ? LuaExpression.of(field.get("size")) : "(io.size - io.pos)";
  }

  /** {@code u2} with the byte order of the file, {@code u2be}. */
  private String number(String type) {
    boolean single = type.endsWith("1");
    return single || type.length() > 2 ? type : type + endian();
  }

  /** Byte order of the file that the type stands in. */
  private String endian() {
    Map<?, ?> top = layouts.find(layout, layout.path().get(0)).orElseThrow().yaml();
    return Yaml.text(Yaml.map(top.get("meta")).get("endian"));
  }

  /** Bytes and ASCII texts, one after the other. */
  private static String contents(List<?> parts) {
    StringBuilder bytes = new StringBuilder();
    for (Object part : parts) {
      if (part instanceof Integer octet) {
        bytes.append((char) octet.intValue());
      } else {
        bytes.append(part);
      }
    }
    return LuaText.quote(bytes.toString());
  }

  private void valid(String id, Map<?, ?> field) {
    Map<?, ?> valid = Yaml.map(field.get("valid"));
    valid.forEach(
        (kind, limit) -> {
          String sign = kind.equals("min") ? " >= " : " <= ";
          boolean expression = kind.equals("expr");
          lua.line("local item = self." + id);
          String holds = expression ? LuaExpression.of(limit) : "item" + sign + limit;
          lua.line("if not (" + holds + ") then error(BAD, 0) end");
        });
  }
}
