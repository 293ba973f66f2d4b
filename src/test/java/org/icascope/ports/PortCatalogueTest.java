package org.icascope.ports;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icascope.model.Transport;
import org.junit.jupiter.api.Test;

/** The catalogue of ports against the public lists it was made from, and how it is searched. */
class PortCatalogueTest {

  private static final PortCatalogue CATALOGUE = PortCatalogue.standard();

  private static final Path SEEDS = Path.of("../shared/seeds");

  /** A cell of a table that holds nothing but ports, with a word in brackets at most. */
  private static final Pattern CELL =
      Pattern.compile("\\d{1,5}(?:(?:[ ,/–-]+|\\s*and\\s+)\\d{1,5})*(?:\\s*\\([A-Za-z]+\\))?");

  /** {@code TCP 9350-9354} in prose. */
  private static final Pattern PROSE =
      Pattern.compile("(?:TCP|UDP)(?: port:?)? (\\d{1,5}(?:[-,/]\\d{1,5})*)");

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  private static List<PortEntry> matching(String... words) {
    return CATALOGUE.matching(List.of(words));
  }

  private static Set<Integer> portsOfTheSeeds() throws IOException {
    Set<Integer> ports = new TreeSet<>();
    try (Stream<Path> files = Files.list(SEEDS)) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file)) {
          if (line.contains("|")) {
            Stream.of(line.split("\\|"))
                .map(String::strip)
                .filter(cell -> CELL.matcher(cell).matches())
                .forEach(cell -> numbers(cell, ports));
          }
          Matcher prose = PROSE.matcher(line);
          while (prose.find()) {
            numbers(prose.group(1), ports);
          }
        }
      }
    }
    return ports;
  }

  private static void numbers(String text, Set<Integer> ports) {
    Matcher number = NUMBER.matcher(text);
    while (number.find()) {
      ports.add(Integer.parseInt(number.group()));
    }
  }

  @Test
  void everyPortOfTheTablesIsInTheCatalogue() throws IOException {
    assumeTrue(Files.isDirectory(SEEDS), "skipped: no port lists at " + SEEDS);
    Set<Integer> ports = portsOfTheSeeds();
    // by hand: first and last tables, a cut cell, a range, a list with "and", prose
    assertTrue(
        ports.containsAll(
            List.of(27000, 5405, 2598, 1750, 623, 6909, 2071, 9350, 3008, 49752, 16509, 1434)),
        ports::toString);
    assertTrue(ports.size() > 120, () -> ports.size() + " ports: " + ports);
    ports.removeIf(
        port ->
            CATALOGUE.all().stream()
                .anyMatch(entry -> entry.fit(new PortRange(port, port)) == narrow(entry, port)));
    assertEquals(Set.of(), ports);
  }

  /** The size of the range, where it is not so wide that it would have any port; else -1. */
  private static int narrow(PortEntry entry, int port) {
    int size = entry.fit(new PortRange(port, port));
    return size > 0 && size < 1000 ? size : -1;
  }

  @Test
  void aNumberFindsTheRangesThatHoldIt() {
    assertEquals(List.of("Provisioning"), products(matching("6904", "server")));
    assertEquals("6890-6909", matching("6909", "servers").get(0).portText());
    assertEquals(List.of(), matching("6889", "servers"));
    assertEquals("6910-6930", matching("6930", "streaming").get(0).portText());
    assertEquals(List.of(), matching("6931", "streaming"));
  }

  @Test
  void aRangeFindsAllThatMeetsIt() {
    List<PortEntry> found = matching("16509-16511", "audio");
    assertEquals(List.of("16500-16509"), found.stream().map(PortEntry::portText).toList());
    assertEquals(List.of(), matching("16510-16511", "audio"));
  }

  private static List<String> products(List<PortEntry> entries) {
    return entries.stream().map(PortEntry::product).distinct().toList();
  }

  @Test
  void allWordsMustFitWhetherInCapitalsOrNot() {
    List<PortEntry> found = matching("UDP", "framehawk", "Gateway");
    assertFalse(found.isEmpty());
    assertTrue(found.stream().allMatch(e -> e.portText().equals("3224-3324")), found::toString);
    assertEquals(List.of(), matching("framehawk", "license"));
  }

  @Test
  void rowsForVeryManyPortsComeLast() {
    List<PortEntry> found = matching("2598", "udp");
    assertEquals("2598", found.get(0).portText());
    assertEquals("1024-65535", found.get(found.size() - 1).portText());
    assertEquals(List.of(), CATALOGUE.of(Transport.UDP, 40_000));
  }

  @Test
  void thePortOfOneTransportIsNotThatOfTheOther() {
    assertFalse(CATALOGUE.of(Transport.TCP, 27000).isEmpty());
    assertEquals(List.of(), CATALOGUE.of(Transport.UDP, 27000));
    assertFalse(CATALOGUE.of(Transport.UDP, 6910).isEmpty());
    assertEquals(List.of(), CATALOGUE.of(Transport.TCP, 6910));
    assertEquals(List.of(), CATALOGUE.of(Transport.TCP, 50), "an IP protocol is no port");
  }

  @Test
  void whereThePagesDifferFromTheListsTheyCount() {
    // the list gives no transport for 8008 and no end for Framehawk; the transport notes do (1.1)
    assertTrue(
        matching("framehawk", "supported").get(0).source().startsWith("How Citrix sessions"));
    assertTrue(matching("1604", "udp").get(0).purpose().contains("browsing"));
    assertTrue(matching("2513").get(0).purpose().contains("not used from 7.5 on"));
  }

  @Test
  void portsThatMuchElseUsesAreCommon() {
    for (int port : new int[] {53, 80, 389, 443, 445, 1433, 3389, 8080}) {
      assertTrue(CATALOGUE.isCommon(port), () -> "" + port);
    }
    for (int port : new int[] {1494, 2598, 2512, 7279, 27000, 8286, 6910, 54321}) {
      assertFalse(CATALOGUE.isCommon(port), () -> "" + port);
    }
  }

  @Test
  void everyRowNamesItsSourceByTitleAndNothingOfAMachine() {
    for (PortEntry entry : CATALOGUE.all()) {
      assertFalse(String.join(" ", entry.source(), entry.purpose()).contains("/work"));
      assertTrue(entry.source().contains("Citrix"), entry.source());
    }
  }

  @Test
  void aRowThatCannotBeReadIsToldWithItsLine() {
    String head = "source: s = Citrix\n";
    String row = "p | r | tcp | 80 | a | b | why | s\n";
    assertEquals(1, CatalogueFile.parse(head + row).all().size());
    for (String wrong :
        List.of(
            row.replace("tcp", "sctp"),
            row.replace("| s", "| t"),
            row.replace("80", "65536"),
            row.replace("80", "90-80"),
            row.replace("why", ""),
            row.replace("| why", ""))) {
      var refused =
          assertThrows(
              IllegalArgumentException.class, () -> CatalogueFile.parse(head + row + wrong));
      assertTrue(refused.getMessage().startsWith("line 3: "), refused.getMessage());
    }
  }
}
