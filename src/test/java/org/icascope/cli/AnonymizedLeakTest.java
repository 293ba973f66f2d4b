package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.icascope.capture.TestCaptures;
import org.icascope.samples.SampleFiles;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a run without {@code --anonymize} shows of addresses, names, Community IDs and uids is in no
 * output of a run with it, in none of the usual spellings.
 */
class AnonymizedLeakTest {

  static final String KEY = "key for tests of pseudonyms, 40 bytes...";

  private static final List<String> FORMATS =
      List.of("json", "ndjson", "csv", "ecs", "ocsf", "cef", "syslog");

  private static final List<List<String>> FULLEST =
      List.of(
          List.of("analyze", "--format", "json", "--all-flows"),
          List.of("analyze", "--format", "ecs"),
          List.of("analyze", "--all", "--width", "400"),
          List.of("inventory", "--format", "json"));

  @TempDir Path folder;
  private Path key;

  @BeforeEach
  void writeKey() throws IOException {
    key = Files.writeString(folder.resolve("secret-of-pseudonyms"), KEY);
  }

  static Stream<Path> captures() throws IOException {
    return Stream.concat(
        SampleFiles.captures().stream(),
        TestCaptures.list("scenarios", ".pcap", ".pcapng", ".pcap.gz", ".pcapng.gz").stream());
  }

  private String run(String... arguments) {
    return run(List.of(arguments));
  }

  private String run(List<String> arguments) {
    CommandForTests.Result result = CommandForTests.run(arguments);
    boolean nothingTwice = result.err().contains("no session was seen twice");
    assertTrue(result.exitCode() <= 1 || nothingTwice, result.err());
    return result.out();
  }

  private String anonymized(List<String> command, Path file) {
    List<String> arguments = new ArrayList<>(command);
    arguments.addAll(List.of("--anonymize", "--key-file", key.toString(), file.toString()));
    return run(arguments);
  }

  private static List<List<String>> commands() {
    List<List<String>> commands = new ArrayList<>();
    for (String format : FORMATS) {
      commands.add(List.of("analyze", "--format", format, "--all-flows"));
    }
    commands.add(List.of("analyze", "--all", "--width", "400"));
    commands.add(List.of("analyze", "--format", "tsv", "--table", "events"));
    commands.add(List.of("inventory"));
    commands.add(List.of("inventory", "--format", "json"));
    commands.add(List.of("compare"));
    commands.add(List.of("compare", "--format", "json"));
    return commands;
  }

  private ClearTexts clear(Path file) {
    String name = file.toString();
    ClearTexts clear = new ClearTexts();
    clear.addressesOf(run("packets", name));
    clear.addressesOf(run("packets", "-T", "fields", "-e", "eth.src", "-e", "eth.dst", name));
    clear.addressesOf(run("analyze", "--all", "--width", "400", name));
    clear.document(run("analyze", "--format", "json", "--all-flows", "--names", name));
    clear.document(
        run("analyze", "--format", "json", "--key-file", key.toString(), file.toString()));
    clear.text(file.getFileName().toString());
    clear.text(folder.getFileName().toString());
    return clear;
  }

  @ParameterizedTest
  @MethodSource("captures")
  void nothingOfTheClearRunIsInAnAnonymizedOne(Path file) {
    ClearTexts clear = clear(file);
    assertTrue(clear.size() > 10, "there is something to look for");
    // captures of others are many and large: there the forms that say most
    for (List<String> command : file.startsWith("samples") ? commands() : FULLEST) {
      String output = anonymized(command, file);
      assertEquals(Set.of(), clear.in(output), String.join(" ", command));
    }
  }

  @Test
  void theLookFindsEverySpelling() {
    ClearTexts clear = new ClearTexts();
    clear.addressesOf("192.168.20.47 > 2001:db8::1a2b from 00:50:56:a1:b2:c3");
    for (String leak :
        List.of(
            "x 192.168.20.47:50001",
            "192-168-20-47",
            "47.20.168.192.in-addr.arpa",
            "0xc0a8142f",
            "C0:A8:14:2F",
            "3232240687",
            "[2001:db8::1a2b]:443",
            "2001:0db8:0000:0000:0000:0000:0000:1a2b",
            "20010db800000000000000000000" + "1a2b",
            "00:50:56:a1:b2:c3",
            "005056A1B2C3")) {
      assertEquals(1, clear.in(leak).size(), leak);
    }
    assertEquals(Set.of(), clear.in("192.168.20.4 1192.168.20.47 192.168.20.471 2001:db8::1a2"));
  }

  @Test
  void noPlantedNameIsInAnAnonymizedOutput() throws IOException {
    SecretCapture planted = new SecretCapture();
    Path file = planted.write(folder.resolve("planted-Kx3Vbqzw.pcapng"));
    Marks marks = planted.secrets.and(planted.names).and(planted.others).and(planted.comments);
    marks.text("file", "planted-Kx3Vbqzw").text("key file", "secret-of-pseudonyms");
    ClearTexts clear = new ClearTexts();
    planted.numbers().forEach(i -> clear.addressesOf(SecretCapture.addresses(i)));
    for (List<String> command : commands()) {
      String output = anonymized(command, file);
      assertEquals(Set.of(), clear.in(output), String.join(" ", command));
      byte[] bytes = output.getBytes(StandardCharsets.UTF_8);
      assertEquals(Set.of(), marks.in(bytes), String.join(" ", command));
    }
    String named = "\"serverName\" : \"";
    List<String> json = List.of("analyze", "--format", "json");
    String inClear = run("analyze", "--format", "json", file.toString());
    assertTrue(inClear.contains(named + SecretCapture.serverName() + "\""), inClear);
    String output = anonymized(json, file);
    assertTrue(output.matches("(?s).*" + named + "host-[0-9a-f]{10}\".*"), output);
  }
}
