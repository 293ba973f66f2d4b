package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

/** What hands that know tshark type, and what a newcomer takes for something else. */
class HintsTest {

  private static final String CAPTURE = "samples/roaming-reconnect.pcapng";

  static final List<String> NAMES = Commands.NAMES;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          packets -n 386 F         | FILE: there is no file 386; a frame: icascope show FILE -n 386
          packets F 5-9            | FILE: there is no file 5-9; a frame: icascope show FILE -n 5-9
          packets F cgp.command == | FILE: there is no file cgp.command; a display filter: -Y 'FILTER', in quotes
          packets F tcp.port==2598 | FILE: there is no file tcp.port==2598; a display filter: -Y 'FILTER', in quotes
          analyze F && x           | FILE: there is no file &&; a display filter: -Y 'FILTER', in quotes
          packets -2 -r F          | -2: no such option; the input is read as often as it takes
          packets -r F -w x.pcap   | no such option: -w; 'icascope export -w' writes frames to a file
          packets -r F -R cgp      | no such option: -R; a display filter goes behind -Y
          packets -r F -dtcp.port  | no such option: -dtcp.port; a port is given as in --port 12598=cgp
          packets -r F --wrong     | no such option: --wrong
          packets -r F -c x        | -c: expected a whole number, got x
          show F -c 0              | -c: expected 1 or more
          show F --session s2      | --session: there is no s2: the only session is s1
          show F --flow x3         | --flow: not a flow id (f1, f2, ...): x3
          capture -i lo -Y cgp --analyze | -Y: chooses what is listed, so it goes without -w and --analyze
          capture -i lo -Y icascope.session | -Y: icascope.session is known when a capture is over
          follow F --flow f9       | --flow: there is no f9: the flows are f1 to f2
          """)
  void theFirstLineSaysWhatToDoInstead(String given, String said) {
    List<String> words = List.of(given.replace(" F", " " + CAPTURE).split(" "));
    CommandForTests.Result result = CommandForTests.run(words);
    assertEquals("icascope: " + said, result.err().lines().findFirst().orElse(""));
    assertEquals(ExitCodes.WRONG_ARGUMENTS, result.exitCode());
    assertEquals("", result.out());
  }

  @Test
  void aFileThatLooksLikeAFilterIsAFile() {
    CommandForTests.Result result =
        CommandForTests.run(List.of("packets", "no-such.pcapng", CAPTURE, "-c", "1"));
    assertTrue(result.err().contains("no-such.pcapng: no such file"), result.err());
    assertEquals(ExitCodes.UNREADABLE, result.exitCode());
  }

  @Test
  void nothingToShowIsSaid() {
    // frame 1 is a SYN, by hand
    CommandForTests.Result result =
        CommandForTests.run(List.of("show", "-n", "1", "--message", CAPTURE));
    assertEquals("", result.out());
    assertEquals(
        "icascope: note: nothing to show: no frame that was asked for completes a message",
        result.err().strip());
    assertEquals(ExitCodes.DONE, result.exitCode());
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void examplesOfHelpAreWholeLines(String command) {
    List<String> help = CommandForTests.run(List.of(command, "--help")).out().lines().toList();
    int examples = help.indexOf("Examples:");
    assertTrue(examples > 0, "no examples");
    for (String line : help.subList(examples + 1, help.size())) {
      assertTrue(line.isEmpty() || line.startsWith("  icascope " + command), line);
    }
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void theVersionIsAsInTshark(String command) {
    String version = "icascope " + ProgramVersion.number();
    assertEquals(version, CommandForTests.run(List.of(command, "-v")).out().strip());
  }
}
