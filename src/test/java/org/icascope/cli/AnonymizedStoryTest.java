package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pseudonyms change what things are called, and nothing that is told of them. */
class AnonymizedStoryTest {

  /** Addresses, whole networks, and names; what is around them stays. */
  private static final Pattern CALLED =
      Pattern.compile(
          "(?<![\\d.])\\d{1,3}(?:\\.\\d{1,3}){3}(?:/\\d+|:\\d+)?(?!\\d)"
              + "|\\[?(?<![\\w:.])(?=[0-9a-f:]*:[0-9a-f]*:)[0-9a-f:]{3,39}(?![\\w.])\\]?"
              + "|host-[0-9a-f]{10}|(?<=Origin )[^)]+");

  /** Fields that say what something is called, or whose place in a list is that of an address. */
  private static final Set<String> NAMES =
      Set.of(
          "uid",
          "communityId",
          "file",
          "serverName",
          "destination",
          "anonymized",
          "subject",
          "issuer",
          "names",
          "serverNames",
          "notBefore",
          "notAfter",
          "sha256",
          "id",
          "ticketFingerprint");

  @TempDir Path folder;

  static Stream<Path> captures() throws IOException {
    return AnonymizedLeakTest.captures();
  }

  /** A document without names, its lists in an order that does not depend on any. */
  private static Object shape(JsonNode node) {
    if (node.isObject()) {
      List<String> fields = new ArrayList<>();
      node.properties().stream()
          .filter(each -> !NAMES.contains(each.getKey()))
          .forEach(each -> fields.add(each.getKey() + "=" + shape(each.getValue())));
      return fields;
    }
    if (node.isArray()) {
      List<String> all = new ArrayList<>();
      node.forEach(each -> all.add(String.valueOf(shape(each))));
      Collections.sort(all);
      return all;
    }
    return CALLED.matcher(node.asString()).replaceAll("*");
  }

  @ParameterizedTest
  @MethodSource("captures")
  void theInventoryIsTheSame(Path file) throws IOException {
    Path key = Files.writeString(folder.resolve("key"), AnonymizedLeakTest.KEY);
    List<String> command = List.of("inventory", "--format", "json", file.toString());
    List<String> anonymizing = new ArrayList<>(command);
    anonymizing.addAll(List.of("--anonymize", "--key-file", key.toString()));
    JsonMapper mapper = JsonMapper.shared();

    assertEquals(
        shape(mapper.readTree(document(command))), shape(mapper.readTree(document(anonymizing))));
  }

  private static String document(List<String> arguments) {
    CommandForTests.Result result = CommandForTests.run(arguments);
    assertTrue(result.exitCode() <= 1, result.err());
    return result.out();
  }

  @ParameterizedTest
  @MethodSource("captures")
  void theStoryIsTheSame(Path file) throws IOException {
    Path key = Files.writeString(folder.resolve("key"), AnonymizedLeakTest.KEY);
    JsonMapper mapper = JsonMapper.shared();
    String name = file.toString();
    List<String> command =
        List.of("analyze", "--format", "json", "--all-flows", "--key-file", key.toString(), name);
    String clear = document(command);
    List<String> anonymizing = new ArrayList<>(command);
    anonymizing.add("--anonymize");
    String hidden = document(anonymizing);

    assertEquals(
        shape(mapper.readTree(clear)).toString().replace(", ", ",\n"),
        shape(mapper.readTree(hidden)).toString().replace(", ", ",\n"));
  }
}
