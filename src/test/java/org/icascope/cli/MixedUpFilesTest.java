package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.protocol.SealedTls.Kind;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A file given with the wrong option, and words that are no command or option. */
class MixedUpFilesTest {

  @TempDir Path folder;
  private String capture;
  private String withSecrets;
  private String keyLog;

  @BeforeEach
  void record() throws IOException {
    Scenario scenario = new Scenario("mixed");
    scenario
        .cgpSession("192.168.20.82:50002", "203.0.113.10:443")
        .overTls(Kind.tls(0x1301), "gateway.example.com")
        .connect()
        .run(2)
        .finish();
    capture = Files.write(folder.resolve("mixed.pcap"), scenario.pcap()).toString();
    keyLog = Files.writeString(folder.resolve("mixed.keys"), scenario.keyLog()).toString();
    withSecrets = Files.write(folder.resolve("mixed.pcapng"), scenario.pcapng()).toString();
  }

  private static String firstError(String... arguments) {
    return CommandForTests.run(arguments).err().lines().findFirst().orElse("");
  }

  @Test
  void aKeyLogGivenAsTheKeyOfFingerprintsIsRefused() {
    assertEquals(2, CommandForTests.run("analyze", "--key-file", keyLog, capture).exitCode());
    assertEquals(
        "icascope: --key-file: " + keyLog + " is a TLS key log: give it with --tls-keys",
        firstError("analyze", "--key-file", keyLog, capture));
  }

  @Test
  void aKeyLogNamedAsACaptureIsToldWhereItBelongs() {
    assertEquals(
        "icascope: " + keyLog + ": a TLS key log, not a capture; give it with --tls-keys",
        firstError("analyze", keyLog));
  }

  @Test
  void aCaptureGivenForItsSecretsIsReadForThem() {
    CommandForTests.Result result =
        CommandForTests.run("analyze", "--tls-keys", withSecrets, capture);
    assertEquals("", result.err());
    assertTrue(result.out().contains("CGP in 1 and ICA set-up in 1 of 1 session"), result.out());
  }

  @Test
  void aCaptureWithoutSecretsIsRefusedInOneLine() {
    assertEquals(
        "icascope: warning: "
            + capture
            + " is a capture without secrets in it; give the key log"
            + " itself\n",
        CommandForTests.run("analyze", "--tls-keys", capture, capture).err());
  }

  @Test
  void helpIsACommandToo() {
    assertEquals(CommandForTests.run("--help").out(), CommandForTests.run("help").out());
    assertEquals(
        CommandForTests.run("analyze", "--help").out(),
        CommandForTests.run("help", "analyze").out());
    assertEquals(0, CommandForTests.run("help", "analyze").exitCode());
    assertEquals(
        "icascope: no such command: nothing; there is: " + String.join(", ", Commands.NAMES),
        firstError("help", "nothing"));
  }

  @Test
  void unknownOptionsAreNamedInOneLine() {
    assertEquals("icascope: no such option: --foo", firstError("analyze", "--foo", capture));
    assertEquals(2, CommandForTests.run("analyze", "--foo", capture).exitCode());
  }
}
