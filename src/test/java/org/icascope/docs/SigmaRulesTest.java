package org.icascope.docs;

import static org.icascope.docs.SiemFiles.FOLDER;
import static org.icascope.docs.SiemFiles.fieldsOfAll;
import static org.icascope.docs.SiemFiles.is;
import static org.icascope.docs.SiemFiles.records;
import static org.icascope.docs.SiemFiles.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.icascope.report.siem.SiemSamples;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The rules find exactly the records they should. */
class SigmaRulesTest {

  private static SigmaRule sigma(String name) throws IOException {
    return new SigmaRule(text("sigma/" + name + ".yml"));
  }

  /** The rule finds exactly the records for which the test holds, and there are so many. */
  private static void finds(String name, int expected, Predicate<JsonNode> test)
      throws IOException {
    SigmaRule rule = sigma(name);
    int found = 0;
    for (JsonNode record : records()) {
      boolean matches = rule.matches(record);
      assertEquals(test.test(record), matches, name + " " + record);
      found += matches ? 1 : 0;
    }
    assertEquals(expected, found, name);
  }

  /** Numbers by hand from what the samples were made to show (samples/README.md). */
  @Test
  void sigmaRulesFindExactlyTheRecordsTheyShould() throws IOException {
    finds("reconnect-storm", 1, r -> is(r, "/rule/id", "reconnect-storm"));
    finds("fallback-to-1494", 17, r -> is(r, "/event/action", "fallback.1494"));
    // two clients behind 198.51.100.23, and the one with a documentation address of IPv6
    Set<String> outside = Set.of("198.51.100.23", "2001:db8:20::48");
    finds(
        "basic-encryption-from-outside",
        3,
        r ->
            is(r, "/icascope/kind", "session")
                && is(r, "/icascope/figures/encryption", "basic")
                && outside.contains(r.at("/source/ip").asString("")));
    // 192.168.77.140 and .151 are outside of 192.168.77.128/29, 192.168.77.132 is in it
    Set<String> unexpected = Set.of("192.168.77.140", "192.168.77.151");
    finds(
        "resume-from-unexpected-network",
        2,
        r ->
            is(r, "/event/action", "cgp.reconnect")
                && unexpected.contains(r.at("/source/ip").asString("")));
  }

  /** By the registries of special-purpose addresses (RFC 6890), and the edges of their networks. */
  @Test
  void outsideIsWhatHasAPublicAddress() throws IOException {
    String inside =
        "0.0.0.1 10.0.0.1 10.255.255.255 100.64.0.0 100.127.255.255 127.0.0.1 169.254.0.1"
            + " 169.254.255.255 172.16.0.1 172.31.255.255 192.0.0.8 192.168.255.1 198.18.0.1"
            + " 198.19.255.255 224.0.0.1 255.255.255.255 :: ::1 fc00::1 fdff::1 fe80::1 febf::1 ff02::1";
    String outside =
        "1.0.0.1 9.255.255.255 11.0.0.1 100.63.255.255 100.128.0.0 126.0.0.1 128.0.0.1"
            + " 169.253.255.255 169.255.0.0 172.15.255.255 172.32.0.0 192.0.1.0 192.167.1.1"
            + " 192.169.0.0 198.17.255.255 198.20.0.0 223.255.255.255 2001:db8::1 2a00::1 3fff::1";
    SigmaRule rule = sigma("basic-encryption-from-outside");
    for (String address : inside.split(" ")) {
      assertFalse(rule.matches(basicFrom(address)), address);
    }
    for (String address : outside.split(" ")) {
      assertTrue(rule.matches(basicFrom(address)), address);
    }
  }

  private static JsonNode basicFrom(String address) {
    return SiemSamples.parse(
        "{\"event\":{\"dataset\":\"icascope.session\"},\"source\":{\"ip\":\""
            + address
            + "\"},\"icascope\":{\"layers\":[\"cgp\"],\"figures\":{\"encryption\":\"basic\"}}}");
  }

  @Test
  void sigmaRulesAreCompleteAndAskForFieldsThatExist() throws IOException {
    Set<String> ids = new HashSet<>();
    Set<String> known = fieldsOfAll();
    List<Path> rules;
    try (Stream<Path> files = Files.list(FOLDER.resolve("sigma"))) {
      rules = files.sorted().toList();
    }
    assertEquals(4, rules.size());
    for (Path file : rules) {
      SigmaRule rule = sigma(file.getFileName().toString().replace(".yml", ""));
      assertTrue(
          rule.all()
              .keySet()
              .containsAll(
                  List.of(
                      "title", "id", "status", "description", "logsource", "detection", "level")));
      assertTrue(
          ((String) rule.all().get("id")).matches("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}"));
      assertTrue(ids.add((String) rule.all().get("id")));
      assertTrue(
          Set.of("informational", "low", "medium", "high", "critical")
              .contains(rule.all().get("level")));
      rule.fields().forEach(field -> assertTrue(known.contains(field), field));
    }
  }
}
