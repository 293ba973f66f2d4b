package org.icascope.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import org.icascope.capture.TestCaptures;
import org.junit.jupiter.api.Test;

/** Every frame of every capture is what tshark (4.0.17) says it is. */
class TcpAnalysisTest {

  @Test
  void everyFrameOfTheScenariosIsWhatTsharkSaysItIs() {
    compare("scenarios");
  }

  @Test
  void everyFrameOfTheRealTcpCapturesIsWhatTsharkSaysItIs() {
    compare("real/tcp");
  }

  @Test
  void everyFrameOfTheRealCitrixCapturesIsWhatTsharkSaysItIs() {
    compare("real/citrix");
  }

  private static void compare(String folder) {
    TestCaptures.folder(folder);
    Tshark.assumeInstalled();
    List<String> differences =
        TestCaptures.list(folder, ".pcap", ".pcapng", ".gz").stream()
            .flatMap(file -> differences(file).stream())
            .toList();
    assertEquals("", String.join("\n", differences), "in " + folder);
  }

  private static List<String> differences(Path file) {
    try {
      return TsharkVerdicts.differences(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
