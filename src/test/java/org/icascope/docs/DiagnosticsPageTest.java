package org.icascope.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** docs/diagnostics.md lists the codes that the sources use, each once, with its severity. */
class DiagnosticsPageTest {

  private static final Pattern CODE =
      Pattern.compile(
          "\"((?:flow|reassembly|tunnel|edt|websocket|socks5|tls|dtls|cgp|ica|decode|dissect|session|stall|diagnostic"
              + "|capture|stream|frame|ports|inventory|launch|watch)"
              + "\\.[a-z.-]+)\"");

  /** The calls that make a diagnostic, or a constant of one. */
  private static final Pattern CALL =
      Pattern.compile("Diagnostic\\.of|[rR]emark[\\w.]*\\(|say\\(|stop\\(|[A-Z_]+\\(Severity");

  private static final Pattern SEVERITY = Pattern.compile("Severity\\.([A-Z]+)");

  /** Codes of the sources with the severity beside them, where one is. */
  private static Map<String, Set<String>> inSources() throws IOException {
    Map<String, Set<String>> codes = new TreeMap<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        if (!file.endsWith("EventDetail.java")) { // the types of events look alike
          collect(Files.readString(file), codes);
        }
      }
    }
    return codes;
  }

  private static void collect(String source, Map<String, Set<String>> codes) {
    Matcher code = CODE.matcher(source);
    while (code.find()) {
      String before = source.substring(0, code.start());
      int start = Math.max(before.lastIndexOf(';'), before.lastIndexOf('{'));
      String statement = before.substring(start + 1);
      if (CALL.matcher(statement).find()) {
        Set<String> severities = codes.computeIfAbsent(code.group(1), c -> new TreeSet<>());
        Matcher severity = SEVERITY.matcher(statement);
        String nearest = "";
        while (severity.find()) {
          nearest = severity.group(1);
        }
        if (!nearest.isEmpty()) {
          severities.add(nearest.toLowerCase(Locale.ROOT));
        }
      }
    }
  }

  private static List<String[]> rows() {
    List<String[]> rows = new ArrayList<>();
    for (String line : MarkdownPage.read(Path.of("docs/diagnostics.md")).prose()) {
      if (line.startsWith("| `")) {
        String[] cells = line.substring(1).split("\\|");
        rows.add(new String[] {cells[0].strip().replace("`", ""), cells[1].strip()});
      }
    }
    return rows;
  }

  @Test
  void everyCodeIsListedOnceAndNothingElseIs() throws IOException {
    List<String> listed = rows().stream().map(row -> row[0]).sorted().toList();
    assertEquals(List.copyOf(inSources().keySet()), listed);
  }

  @Test
  void severitiesAreThoseOfTheSources() throws IOException {
    Map<String, Set<String>> codes = inSources();
    int compared = 0;
    for (String[] row : rows()) {
      Set<String> severities = codes.getOrDefault(row[0], Set.of());
      if (!severities.isEmpty()) {
        assertEquals(severities, Set.of(row[1]), row[0]);
        compared++;
      }
    }
    assertTrue(compared > 5, "only " + compared + " severities found in the sources");
  }
}
