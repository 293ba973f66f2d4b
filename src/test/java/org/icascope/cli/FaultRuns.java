package org.icascope.cli;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A call of every command in every form that can break in a way of its own. {@code FILE} and {@code
 * OTHER} are captures, {@code DIR} a folder with one, {@code OUT} a file.
 */
final class FaultRuns {

  /** Commands that are tested for faults elsewhere. */
  static final Map<String, String> ELSEWHERE =
      Map.of("capture", "LiveCaptureTest: ends by a signal, and needs an interface");

  private static final String CALLS =
      """
      analyze FILE
      analyze --format json FILE
      analyze --format ndjson FILE
      analyze --format csv --table events FILE
      analyze --format ecs FILE
      analyze --format syslog FILE
      analyze --format json -Y frame FILE
      analyze --format json --output OUT FILE
      packets FILE
      packets -V FILE
      packets -T json FILE
      packets -T fields -e frame.number FILE
      packets --session s1 FILE
      show FILE
      show --format json FILE
      show --format json --session s1 FILE
      follow --session s1 FILE
      follow --session s1 --format json FILE
      follow --session s1 --format ndjson FILE
      export -w - FILE
      export -w OUT FILE
      export --strip-payload -w OUT FILE
      inventory FILE
      inventory --format json FILE
      compare FILE OTHER
      compare --format json FILE OTHER
      watch --once --end --settle 0s --state OUT DIR
      fields
      fields --format json
      ports
      ports --format json
      schema
      explain
      """;

  /**
   * @param words as typed, with words in capitals for files
   */
  record Call(List<String> words) {

    String command() {
      return words.get(0);
    }

    boolean has(String word) {
      return words.contains(word);
    }

    /** It reads captures. */
    boolean reads() {
      return has("FILE");
    }

    /** It writes one document, which can look whole. */
    boolean writesDocument() {
      return has("json");
    }

    /** It reads its input twice, or more often. */
    boolean readsTwice() {
      return has("-Y") || has("--session") || command().matches("export|compare");
    }

    List<String> with(Map<String, String> files) {
      return words.stream().map(word -> files.getOrDefault(word, word)).toList();
    }

    @Override
    public String toString() {
      return String.join(" ", words);
    }
  }

  private FaultRuns() {}

  static Stream<Call> all() {
    return CALLS.lines().map(line -> new Call(Arrays.asList(line.split(" "))));
  }
}
