package org.icascope.build;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** The types of all layout files, by their path. */
final class Layouts {

  private final Map<List<String>, Layout> byPath = new LinkedHashMap<>();

  void add(Path file) throws IOException {
    try (Reader reader = Files.newBufferedReader(file)) {
      var yaml = new org.yaml.snakeyaml.Yaml(new SafeConstructor(new LoaderOptions()));
      Map<?, ?> top = yaml.load(reader);
      Map<?, ?> meta = Yaml.map(top.get("meta"));
      String id = Yaml.text(meta.get("id"));
      String prefix = id.replaceFirst("_", ".");
      add(List.of(id), prefix, Yaml.text(meta.get("title")), top);
    }
  }

  private void add(List<String> path, String byRule, String title, Map<?, ?> yaml) {
    Object given = yaml.get("-prefix");
    String prefix = given == null ? byRule : given.toString();
    byPath.put(path, new Layout(path, prefix, title, yaml));
    Yaml.map(yaml.get("types"))
        .forEach(
            (key, type) -> {
              String id = key.toString();
              List<String> inside = new ArrayList<>(path);
              inside.add(id);
              Object own = Yaml.map(type).get("-title");
              String words = own == null ? Words.title(id) : own.toString();
              add(List.copyOf(inside), prefix + "." + id, words, Yaml.map(type));
            });
  }

  /** The type that a field names, unless it is one of the language. */
  Optional<Layout> find(Layout from, String name) {
    List<String> wanted = List.of(name.replaceFirst("\\(.*", "").strip().split("::"));
    for (int depth = from.path().size(); depth >= 0; depth--) {
      List<String> path = new ArrayList<>(from.path().subList(0, depth));
      path.addAll(wanted);
      if (byPath.containsKey(path)) {
        return Optional.of(byPath.get(path));
      }
    }
    return Optional.empty();
  }

  /** What a field may be, none for bytes and the types of the language. */
  List<Layout> of(Layout owner, Map<?, ?> field) {
    Object type = field.get("type");
    Collection<?> names =
        type instanceof Map<?, ?> choice
            ? Yaml.map(choice.get("cases")).values()
            : type == null ? List.of() : List.of(type);
    return names.stream().flatMap(name -> find(owner, name.toString()).stream()).toList();
  }

  /** The types that the dissector reads: those marked as roots and all they contain. */
  Set<Layout> decoded() {
    Set<Layout> reached = new LinkedHashSet<>();
    for (Layout layout : byPath.values()) {
      if (layout.yaml().containsKey("-root")) {
        reach(layout, reached);
      }
    }
    return reached;
  }

  private void reach(Layout layout, Set<Layout> reached) {
    if (reached.add(layout)) {
      layout.fields().forEach(field -> of(layout, field).forEach(l -> reach(l, reached)));
      layout
          .instances()
          .values()
          .forEach(field -> of(layout, Yaml.map(field)).forEach(l -> reach(l, reached)));
    }
  }
}
