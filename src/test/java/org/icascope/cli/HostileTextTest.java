package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.protocol.IcaIdentity;
import org.icascope.testkit.protocol.IcaSetup;
import org.icascope.testkit.protocol.SealedTls.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Texts of the traffic cannot give orders to a terminal: no control character is in any output. */
class HostileTextTest {

  private static final int TLS13_GCM = 0x1302;
  private static final List<String> TEXTS =
      List.of("Citrix.TcpProxyService", "WFICA32.EXE", "CTXTWI", "127.0.0.1:1494");

  @TempDir Path folder;

  private String run(List<String> arguments) {
    var result = CommandForTests.run(arguments);
    assertEquals(0, result.exitCode(), result.err());
    return result.out() + result.err();
  }

  private static List<String> controls(String output) {
    List<String> found = new ArrayList<>();
    output
        .codePoints()
        .filter(c -> Character.getType(c) == Character.CONTROL && "\r\n\t".indexOf(c) < 0)
        .distinct()
        .forEach(c -> found.add("%02x".formatted(c)));
    return found;
  }

  /** Letters in the middle of a text become orders, for 7 bit and for 8 bit terminals. */
  private static byte[] armed(byte[] file) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    for (String known : TEXTS) {
      String orders = "\u001b[\u009b\u007f\u0085";
      text = text.replace(known, known.charAt(0) + orders + known.substring(1 + orders.length()));
    }
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private Path capture(String name, Consumer<CgpSession> layers) throws IOException {
    Scenario scenario = new Scenario(name);
    IcaIdentity who =
        new IcaIdentity("D\u001b[2J", "u\u007f\u001b[1m", "c:\\", "#a\u0007", "p\u001bc", "l\b");
    CgpSession session =
        scenario.cgpSession(
            "192.168.20.71:55210",
            "203.0.113.10:2598",
            new IcaSetup("WFICA32.EXE", 2402, 0x31, who, false, false));
    layers.accept(session);
    session.connect().run(1).finish();
    return Files.write(folder.resolve(name + ".pcapng"), armed(scenario.pcapng()));
  }

  @Test
  void noControlCharacterIsInAnyOutput() throws IOException {
    List<Path> files =
        List.of(
            capture("open", s -> {}),
            capture("tls", s -> s.overTls(Kind.tls(TLS13_GCM), "g\u001b[2J\u007fx.example")),
            capture("websocket", s -> s.overWebSocket("http://a\u001b[2J\u007fb.example")));
    for (Path file : files) {
      for (String look :
          List.of(
              "packets",
              "packets -T json",
              "packets -T fields -e cgp.service.name -e ica.init_response.client_name"
                  + " -e ica.wd.channel.name -e tls.handshake.extensions_server_name",
              "show -V -x --names",
              "show --format json --names",
              "follow --session s1 --hex --names",
              "follow --session s1 --format json --names",
              "analyze --all --names",
              "analyze --format json --names --all-flows",
              "analyze --format csv --names")) {
        List<String> command = new ArrayList<>(List.of(look.split(" ")));
        command.add(file.toString());
        String output = run(command);
        assertTrue(output.length() > 100, look);
        assertEquals(List.of(), controls(output), look + " " + file.getFileName());
      }
    }
  }
}
