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
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.protocol.SealedTls.Kind;
import org.icascope.view.field.Fields;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is known to be secret is in no output, and what is known at all in no stripped file. */
class PlantedSecretsTest {

  private static final int ECDHE_GCM = 0xc02f;
  private static final int TLS13_GCM = 0x1302;

  @TempDir Path folder;

  /** A way that a session goes. */
  record Way(String name, Consumer<CgpSession> layers) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Way> ways() {
    String host = PlantedCapture.serverName();
    return Stream.of(
        new Way("in the open", s -> {}),
        new Way("in a WebSocket", s -> s.overWebSocket(PlantedCapture.origin())),
        new Way(
            "in a compressed WebSocket",
            s -> s.overCompressedWebSocket(PlantedCapture.origin(), PlantedCapture.headerLines())),
        new Way("over EDT", CgpSession::overEdt),
        new Way("in TLS", s -> s.overTls(Kind.tls(TLS13_GCM), host)),
        new Way(
            "in a WebSocket in TLS",
            s -> s.overTls(Kind.tls(ECDHE_GCM), host).overWebSocket(PlantedCapture.origin())),
        new Way("through SOCKS", s -> s.overSocks(host, 2598)));
  }

  private byte[] run(List<String> arguments) {
    var result = CommandForTests.run(arguments);
    assertEquals(0, result.exitCode(), result.err());
    return (result.out() + result.err()).getBytes(StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @MethodSource("ways")
  void noMarkIsInAStrippedFile(Way way) throws IOException {
    PlantedCapture planted = new PlantedCapture(way.layers());
    Path file = planted.write(folder.resolve("a.pcapng"));
    Marks all = planted.secrets.and(planted.names).and(planted.others);
    assertTrue(all.in(Files.readAllBytes(file)).size() > 10, "the marks are there");
    Path second = planted.write(folder.resolve("b.pcapng"));
    Path out = folder.resolve("out.pcapng");
    for (List<Path> inputs : List.of(List.of(file), List.of(file, second))) {
      List<String> command = new ArrayList<>(List.of("export", "--strip-payload", "--force"));
      command.addAll(List.of("-w", out.toString()));
      inputs.forEach(input -> command.add(input.toString()));
      run(command);
      assertEquals(Set.of(), all.in(Files.readAllBytes(out)));
    }
  }

  /** Commands that show frames, messages and sessions. */
  private static List<List<String>> looks(String file) {
    List<String> fields = new ArrayList<>(List.of("packets", "-T", "fields"));
    Fields.catalog().all().forEach(field -> fields.addAll(List.of("-e", field.name())));
    List<List<String>> looks = new ArrayList<>();
    looks.add(List.of("packets"));
    looks.add(fields);
    looks.add(List.of("packets", "-T", "json"));
    looks.add(List.of("show", "-V", "-x"));
    looks.add(List.of("show", "--format", "json"));
    looks.add(List.of("follow", "--session", "s1", "--hex"));
    looks.add(List.of("analyze", "--all"));
    looks.add(List.of("analyze", "--format", "json", "--all-flows"));
    return of(looks, file);
  }

  private static List<List<String>> looksWithNames(String file) {
    return of(
        List.of(
            List.of("show", "-V", "-x", "--names"),
            List.of("follow", "--session", "s1", "--hex", "--format", "json", "--names"),
            List.of("analyze", "--format", "ndjson", "--names"),
            List.of("analyze", "--format", "csv", "--table", "events", "--names")),
        file);
  }

  private static List<List<String>> of(List<List<String>> looks, String file) {
    return looks.stream()
        .map(look -> Stream.concat(look.stream(), Stream.of(file)).toList())
        .toList();
  }

  @ParameterizedTest
  @MethodSource("ways")
  void noSecretIsInAnyOutputAndNamesOnlyForWhoAsks(Way way) throws IOException {
    PlantedCapture planted = new PlantedCapture(way.layers());
    String file = planted.write(folder.resolve("a.pcapng")).toString();
    Marks unasked = planted.secrets.and(planted.names);
    for (List<String> look : looks(file)) {
      assertEquals(Set.of(), unasked.in(run(look)), String.join(" ", look));
    }
    for (List<String> look : looksWithNames(file)) {
      assertEquals(Set.of(), planted.secrets.in(run(look)), String.join(" ", look));
    }
    byte[] asked = run(List.of("analyze", "--names", "--format", "json", file));
    assertTrue(planted.names.in(asked).contains("user"));
  }
}
