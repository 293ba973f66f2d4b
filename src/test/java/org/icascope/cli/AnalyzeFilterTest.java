package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code analyze -Y}: sessions with a frame that passes. Sessions of the sample as its README. */
class AnalyzeFilterTest {

  private static final String SAMPLE = "samples/two-clients-behind-nat.pcap";

  private static CommandForTests.Result analyze(String... options) {
    return CommandForTests.run(
        Stream.concat(Stream.of("analyze", "--format", "json", SAMPLE), Stream.of(options))
            .toList());
  }

  private static List<String> sessions(String... options) {
    return Pattern.compile("^    \"id\" : \"(s\\d+)\"", Pattern.MULTILINE)
        .matcher(analyze(options).out())
        .results()
        .map(m -> m.group(1))
        .toList();
  }

  @Test
  void onlySessionsWithAFrameThatPassesAreReported() {
    List<String> all = sessions();
    assertTrue(all.size() > 1, all.toString());
    assertEquals(List.of("s1"), sessions("-Y", "icascope.session == \"s1\""));
    assertEquals(List.of(), sessions("-Y", "tcp.port == 1"));
    assertEquals(all, sessions("-Y", "cgp.command == BIND_REQUEST"));
  }

  @Test
  void standardInputCannotBeFiltered() {
    CommandForTests.Result refused = CommandForTests.run(List.of("analyze", "-Y", "tcp", "-"));
    assertEquals(2, refused.exitCode());
    assertTrue(refused.err().contains("standard input can be read only once"), refused.err());
  }
}
