package org.icascope;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Data moves in one direction: a stage imports only what stands to its left. */
class LayeringTest {

  private static final Path MAIN = Path.of("src/main/java/org/icascope");

  private static final Map<String, Set<String>> MAY_USE = new TreeMap<>();

  static {
    MAY_USE.put("model", Set.of());
    MAY_USE.put("rules", Set.of("model"));
    MAY_USE.put("pseudonym", Set.of("model"));
    MAY_USE.put("ports", Set.of("model"));
    MAY_USE.put("capture", Set.of("model"));
    MAY_USE.put("decode", Set.of("model", "capture"));
    MAY_USE.put("flow", Set.of("model", "capture", "decode"));
    MAY_USE.put("reassembly", Set.of("model", "capture", "decode", "flow"));
    MAY_USE.put("tunnel", Set.of("model", "flow", "reassembly", "spec"));
    MAY_USE.put("dissect", Set.of("model", "flow", "reassembly", "tunnel", "spec"));
    MAY_USE.put("launch", Set.of("model", "flow", "reassembly", "tunnel"));
    MAY_USE.put(
        "session", Set.of("model", "rules", "flow", "reassembly", "tunnel", "dissect", "launch"));
    MAY_USE.put(
        "analyze",
        Set.of("model", "rules", "ports", "capture", "flow", "tunnel", "dissect", "session"));
    MAY_USE.put("compare", Set.of("model", "capture", "decode", "flow", "session", "analyze"));
    MAY_USE.put(
        "report",
        Set.of(
            "model", "ports", "capture", "flow", "tunnel", "dissect", "session", "analyze",
            "compare"));
    MAY_USE.put(
        "view",
        Set.of("model", "capture", "decode", "flow", "reassembly", "tunnel", "dissect", "session"));
    MAY_USE.put("deliver", Set.of("model", "capture", "report"));
    MAY_USE.put(
        "app",
        Set.of(
            "model",
            "rules",
            "ports",
            "capture",
            "decode",
            "flow",
            "reassembly",
            "tunnel",
            "dissect",
            "launch",
            "session",
            "analyze",
            "compare",
            "report",
            "view",
            "deliver"));
    // model, rules, capture and analyze: the values that app takes and gives; view: how they look;
    // ports: a catalogue to look things up in, which no stage makes
    MAY_USE.put(
        "cli",
        Set.of(
            "model",
            "rules",
            "pseudonym",
            "ports",
            "capture",
            "analyze",
            "compare",
            "app",
            "report",
            "view",
            "deliver"));
  }

  /** Folders that a library may be imported in. */
  private static final Map<String, Set<String>> LIBRARIES =
      Map.of(
          "io.kaitai.", Set.of("dissect"),
          // a tree is JSON as it stands, without a document of report around it
          "tools.jackson.", Set.of("report", "view/tree"),
          "picocli.", Set.of("cli"),
          "com.github.luben.", Set.of("capture"),
          "com.sun.jna.", Set.of("capture/live"),
          "org.pcap4j.", Set.of("view/tree", "capture/live"));

  private static final Pattern IMPORT =
      Pattern.compile("^import (?:static )?([\\w.]+);", Pattern.MULTILINE);

  @Test
  void packagesImportOnlyWhatTheTableAllows() throws IOException {
    assertEquals(List.of(), violations());
  }

  @Test
  void everyPackageIsInTheTable() throws IOException {
    try (Stream<Path> folders = Files.list(MAIN)) {
      Set<String> names = new TreeSet<>(folders.map(f -> f.getFileName().toString()).toList());
      assertEquals(MAY_USE.keySet(), names);
    }
  }

  private static List<String> violations() throws IOException {
    List<String> violations = new ArrayList<>();
    for (var layer : MAY_USE.entrySet()) {
      try (Stream<Path> files = Files.walk(MAIN.resolve(layer.getKey()))) {
        for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
          IMPORT
              .matcher(Files.readString(file))
              .results()
              .map(match -> match.group(1))
              .filter(used -> !isAllowed(file, layer.getKey(), layer.getValue(), used))
              .forEach(used -> violations.add(file + " uses " + used));
        }
      }
    }
    return violations;
  }

  private static boolean isAllowed(Path file, String layer, Set<String> mayUse, String used) {
    if (used.startsWith("org.icascope.")) {
      String target = used.substring("org.icascope.".length()).replaceAll("\\..*", "");
      return target.equals(layer) || mayUse.contains(target);
    }
    return LIBRARIES.entrySet().stream()
        .filter(library -> used.startsWith(library.getKey()))
        .allMatch(library -> library.getValue().stream().anyMatch(f -> isIn(file, f)));
  }

  private static boolean isIn(Path file, String folder) {
    return file.startsWith(MAIN.resolve(folder));
  }
}
