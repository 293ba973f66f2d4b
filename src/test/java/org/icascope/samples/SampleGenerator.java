package org.icascope.samples;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the captures for users, their README and, elsewhere, what an analyzer must find in them.
 * The same sources give the same bytes.
 */
public final class SampleGenerator {
  private SampleGenerator() {}

  /**
   * Writes everything.
   *
   * @param arguments folder for captures and README, folder for the expected results; by default
   *     those of the project. One folder for both suits the scenario checker.
   */
  public static void main(String[] arguments) throws IOException {
    Path samples = Path.of(arguments.length > 0 ? arguments[0] : "samples");
    Path truths = Path.of(arguments.length > 1 ? arguments[1] : "src/test/resources/samples");
    write(samples, truths);
  }

  static List<Sample> samples() {
    return List.of(
        CleanSession.make(),
        RoamingReconnect.make(),
        ThreeReconnects.make(),
        EdtReconnect.make(),
        GatewayFailover.make(),
        BehindNat.make(),
        ReconnectStorm.make(),
        MidSession.make(),
        CutFrames.make(),
        RefusedResume.make(),
        TimedOut.make(),
        IcaReconnect.make(),
        RefusedFallback.make(),
        FailedConnects.make(),
        BlockedFallback.make(),
        ServerOutage.make(),
        BrowserSession.make(),
        GatewaySession.make(),
        EncryptedReconnect.make(),
        Freezes.make(),
        CodedResets.make(),
        FailedLaunches.make(),
        IcmpMessages.make());
  }

  static void write(Path samplesFolder, Path truthFolder) throws IOException {
    Files.createDirectories(samplesFolder);
    Files.createDirectories(truthFolder);
    List<Sample> samples = samples();
    for (Sample sample : samples) {
      Files.write(samplesFolder.resolve(sample.file()), sample.bytes());
      Files.writeString(truthFolder.resolve(sample.truthFile()), sample.truth().json());
    }
    new TwoRecorders().write(samplesFolder.resolve(TwoRecorders.FOLDER));
    ApplianceTrace.write(samplesFolder.resolve(ApplianceTrace.FOLDER));
    Files.writeString(samplesFolder.resolve("README.md"), readme(samples));
  }

  private static String readme(List<Sample> samples) {
    StringBuilder text = new StringBuilder();
    text.append(
        """
        # Samples

        Small captures to try icascope on. Every byte of them was made by the project's own test
        code (`SampleGenerator`, beside the tests): two simulated ends of CGP, ICA, TCP, EDT,
        WebSocket and TLS, and a recorder between client and server. All addresses, names and
        tickets are invented; nobody's traffic is in here. A test makes them again and compares
        every byte, this page included.

            ./icascope analyze samples/roaming-reconnect.pcapng

        Screen contents are random bytes. How resumes look on the wire follows the protocol page
        this project works from; no public capture shows one.
        """);
    text.append("\n| File | Events besides `session.start` and `session.end` |\n|---|---|\n");
    for (Sample sample : samples) {
      String events =
          sample.truth().eventTypes().stream()
              .map(type -> "`" + type + "`")
              .collect(Collectors.joining(", "));
      text.append(
          Notes.line(
              "| [%s](#%s) | %s |\n",
              sample.file(), sample.file().replace(".", ""), events.isEmpty() ? "none" : events));
    }
    text.append("\nWhat the events mean: [docs/events.md](../docs/events.md).\n");
    for (Sample sample : samples) {
      text.append("\n## ").append(sample.file()).append("\n\n");
      text.append(sample.scenario().description()).append("\n\n");
      sample.notes().forEach(note -> text.append("- ").append(note).append('\n'));
    }
    return text.append(TwoRecorders.readme()).append(ApplianceTrace.readme()).toString();
  }
}
