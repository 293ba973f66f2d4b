package org.icascope.docs;

import static org.icascope.docs.SiemFiles.fieldsOfAll;
import static org.icascope.docs.SiemFiles.records;
import static org.icascope.docs.SiemFiles.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icascope.report.siem.SiemFormat;
import org.icascope.report.siem.SiemSamples;
import org.junit.jupiter.api.Test;

/** Settings for Splunk, applied to all records. */
class SiemSplunkTest {

  private static Map<String, Map<String, String>> stanzas(String name) throws IOException {
    Map<String, Map<String, String>> stanzas = new LinkedHashMap<>();
    String stanza = "";
    for (String line : text(name).split("\n")) {
      if (line.startsWith("[")) {
        assertTrue(line.endsWith("]"), line);
        stanza = line.substring(1, line.length() - 1);
        stanzas.put(stanza, new LinkedHashMap<>());
      } else if (!line.isBlank() && !line.startsWith("#")) {
        int equals = line.indexOf(" = ");
        assertTrue(equals > 0, line);
        assertEquals(
            null, stanzas.get(stanza).put(line.substring(0, equals), line.substring(equals + 3)));
      }
    }
    return stanzas;
  }

  /** Fields of the models Network_Traffic and Alerts (Splunk Common Information Model 6). */
  private static final Set<String> CIM =
      Set.of(
          "action",
          "app",
          "bytes",
          "bytes_in",
          "bytes_out",
          "dest",
          "dest_ip",
          "dest_port",
          "duration",
          "packets",
          "packets_in",
          "packets_out",
          "protocol_version",
          "session_id",
          "src",
          "src_ip",
          "src_port",
          "transport",
          "user",
          "vendor_product",
          "id",
          "signature",
          "description",
          "severity");

  @Test
  void splunkFindsLinesTimesAndFields() throws IOException {
    Map<String, String> props = stanzas("props.conf").get("icascope:ecs");
    Set<String> known = fieldsOfAll();
    Set<String> given = new TreeSet<>();
    Matcher alias = Pattern.compile("(\\S+) AS (\\S+)").matcher("");
    for (var entry : props.entrySet()) {
      if (entry.getKey().startsWith("FIELDALIAS-")) {
        assertEquals("", entry.getValue().replaceAll("\\S+ AS \\S+ ?", ""));
        alias.reset(entry.getValue());
        while (alias.find()) {
          assertTrue(known.contains(alias.group(1)), alias.group(1));
          given.add(alias.group(2));
        }
      } else if (entry.getKey().startsWith("EVAL-")) {
        given.add(entry.getKey().substring("EVAL-".length()));
        Matcher field = Pattern.compile("'([\\w.]+)(?:\\{})?'").matcher(entry.getValue());
        while (field.find()) {
          assertTrue(known.contains(field.group(1)), field.group(1));
        }
      }
    }
    assertEquals(new TreeSet<>(CIM), given);
  }

  /**
   * Alerts of the Common Information Model prescribes these words; ours are of {@code log.level}.
   */
  @Test
  void splunkHasTheWordsForSeverityThatItsModelPrescribes() throws IOException {
    String rule = stanzas("props.conf").get("icascope:ecs").get("EVAL-severity");
    Set<String> theirs = Set.of("critical", "high", "medium", "low", "informational", "unknown");
    Set<String> tested = new HashSet<>();
    Matcher each =
        Pattern.compile("('log.level' == \"(\\w+)\"|true\\(\\)), \"(\\w+)\"").matcher(rule);
    while (each.find()) {
      assertTrue(theirs.contains(each.group(3)), each.group(3));
      tested.add(each.group(2) == null ? "info" : each.group(2));
    }
    assertEquals(Set.of("error", "warning", "notice", "info"), tested);
  }

  @Test
  void splunkCutsNoLineAndReadsEveryTime() throws IOException {
    Map<String, String> props = stanzas("props.conf").get("icascope:ecs");
    assertEquals("%Y-%m-%dT%H:%M:%S.%6N", props.get("TIME_FORMAT"));
    assertEquals("UTC", props.get("TZ"));
    Pattern prefix = Pattern.compile(props.get("TIME_PREFIX"));
    Pattern between = Pattern.compile(props.get("LINE_BREAKER"));
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS", Locale.ROOT);
    for (Path sample : SiemSamples.captures().toList()) {
      List<String> lines = SiemSamples.lines(SiemFormat.ECS, sample);
      String[] broken = between.split(String.join("\n", lines));
      assertEquals(lines.size(), broken.length);
      for (String line : lines) {
        assertTrue(line.length() < Integer.parseInt(props.get("TRUNCATE")));
        Matcher start = prefix.matcher(line);
        assertTrue(start.find(), line);
        LocalDateTime time =
            LocalDateTime.parse(line.substring(start.end(), start.end() + 26), format);
        Instant expected = Instant.parse(SiemSamples.parse(line).at("/@timestamp").asString());
        assertEquals(expected, time.toInstant(ZoneOffset.UTC));
      }
    }
  }

  @Test
  void splunkTagsWhatItsEventTypesFind() throws IOException {
    Map<String, Map<String, String>> types = stanzas("eventtypes.conf");
    Map<String, Map<String, String>> tags = stanzas("tags.conf");
    Set<String> tagged = new HashSet<>();
    tags.keySet().forEach(stanza -> tagged.add(stanza.replace("eventtype=", "")));
    assertEquals(types.keySet(), tagged);
    assertTrue(stanzas("props.conf").containsKey("icascope:ecs"));
    for (Map<String, String> type : types.values()) {
      Matcher field =
          Pattern.compile("sourcetype=\"icascope:ecs\" \"([\\w.]+)\"=\"([\\w.]+)\"")
              .matcher(type.get("search"));
      assertTrue(field.matches(), type.toString());
      String pointer = "/" + field.group(1).replace('.', '/');
      assertTrue(records().stream().anyMatch(r -> r.at(pointer).asString().equals(field.group(2))));
    }
  }
}
