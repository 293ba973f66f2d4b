package org.icascope.view.filter;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterErrorsTest {

  private static FilterException error(String filter) {
    return assertThrows(
        FilterException.class, () -> DisplayFilter.compile(filter, CatalogForTests.CATALOG));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      textBlock =
          """
          tcp.prot == 80             | 0  | did you mean tcp.port
          cgp && tcp.prot            | 7  | did you mean tcp.port
          TCP                        | 0  | did you mean tcp
          tcp.Port == 80             | 0  | did you mean tcp.port
          ttl == 3                   | 0  | did you mean ip.ttl
          Cgp.Comand == 1            | 0  | did you mean cgp.command
          tcp.port == tcp.srcprt     | 12 | did you mean tcp.srcport
          cgp.command == BIND_REQEST | 15 | did you mean BIND_REQUEST
          tcp.len-5 == 1             | 0  | spaces around the -
          ip.addr == "abc"           | 11 | ip.addr is an IP address, "abc" is none
          ip.addr == 10.0.0.0/33     | 20 | from 0 to 32
          cgp.command contains 3     | 0  | is a whole number
          cgp == 1                   | 0  | is a protocol
          tcp.port == ip.src         | 12 | cannot be compared
          tcp.port && (udp           | 12 | the ) of this ( is missing
          tcp &&                     | 6  | ends too early
          tcp.port 80                | 9  | an operator is missing
          tcp AND udp                | 4  | lower case
          tcp.port = 80              | 9  | equality is ==
          tcp.port in 80             | 12 | a set
          80 == tcp.port             | 0  | neither a field
          len(tcp.payload)           | 0  | compared with something
          lenn(tcp.payload) == 3     | 0  | there is no function
          len(tcp, udp) == 3         | 0  | takes 1
          len(tcp.port) == 3         | 0  | does not take a whole number
          ip.addr#1 == 10.0.0.1      | 7  | layers
          ip.addr == ${ip.src}       | 11 | references
          http.host == "abc          | 13 | closing quote
          http.host == "a\\qb"       | 15 | no valid escape
          http.host matches "a("     | 20 | missing
          http.host matches "a(?=b)" | 22 | not supported
          http.host matches abc      | 18 | double quotes
          tcp.payload[1:0] == 00     | 12 | at least one byte
          tcp.payload[1:2:3] == 00   | 12 | no range
          tcp.port[0] == 00          | 8  | slices
          eth.src == 00:00           | 11 | Ethernet address
          frame.time == "2026-13-02" | 14 | point in time
          tcp.flags.syn + 1 == 1     | 14 | cannot be used
          cgp.reliability.secret_ticket == 00 | 0 | is secret: only its presence and len() can be asked
          tcp && cgp.reliability.secret_ticket[0:1] == 00 | 7 | is secret
          max(cgp.reliability.secret_ticket) == 00 | 4 | is secret
          cgp.blob == cgp.reliability.secret_ticket | 12 | is secret
          cgp.blob in {cgp.reliability.secret_ticket} | 13 | is secret
          cgp.reliability.secret_ticket matches "a" | 0 | is secret
          """)
  void pointsAtTheColumnAndSaysWhatIsWrong(String filter, int column, String part) {
    String text = filter.replace("\\\\", "\\");
    FilterException error = error(text);
    assertTrue(error.getMessage().contains(part), error.getMessage());
    assertEquals(column, error.column(), error.getMessage());
    assertEquals(1, error.getMessage().lines().count());
  }

  @Test
  void marksThePlaceBelowTheFilter() {
    String filter = "cgp && tcp.prot == 80";
    assertEquals("cgp && tcp.prot == 80\n       ^~~~~~~~", error(filter).caret(filter));
  }

  @Test
  void marksThePlaceInAPartOfALongFilter() {
    String filter = "cgp && ".repeat(1000) + "nope" + " && cgp".repeat(1000);
    String[] lines = error(filter).caret(filter).split("\n");
    int mark = lines[1].indexOf('^');
    assertEquals("nope", lines[0].substring(mark, mark + 4));
    assertTrue(lines[0].length() < 130);
  }

  @ParameterizedTest
  @ValueSource(strings = {"(", "!", "{", "len(", "not ", "tcp.len + {", "-", "tcp.len == -", "1+"})
  void tenThousandLevelsAreAnError(String opening) {
    error(opening.repeat(10_000));
    error(opening.repeat(10_000) + "tcp" + ")".repeat(10_000));
  }

  @Test
  void longChainsDoNotNest() throws FilterException {
    String chain = "udp" + " or udp".repeat(9_000);
    assertEquals(
        false, DisplayFilter.compile(chain, CatalogForTests.CATALOG).matches(new FrameForTests()));
  }

  @Test
  void aFilterHasAGreatestLength() {
    assertTrue(error(" ".repeat(DisplayFilter.MAX_LENGTH + 1)).getMessage().contains("longer"));
  }
}
