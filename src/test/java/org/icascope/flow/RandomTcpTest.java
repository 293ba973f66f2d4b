package org.icascope.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Flows made at random meet far more combinations than the captures do. */
class RandomTcpTest {

  @TempDir private Path folder;

  @Test
  void everyFrameOfRandomFlowsIsWhatTsharkSaysItIsButForWhatTheDocumentTells() throws IOException {
    Tshark.assumeInstalled();
    Path file = folder.resolve("random.pcap");
    Files.write(file, new RandomTcpCapture(1).flows(300, 40));
    // expected values from tshark 4.0.17; docs/tcp-analysis.md tells about the three rules
    Map<Boolean, List<String>> differences =
        TsharkVerdicts.differences(file).stream()
            .collect(
                Collectors.partitioningBy(
                    line ->
                        line.contains("ack_lost_segment")
                            || line.contains("fast_retransmission")
                            || line.contains("spurious_retransmission zero_window_probe")));
    assertEquals("", String.join("\n", differences.get(false)));
    assertTrue(differences.get(true).size() < 50, () -> "of 11,000 frames " + differences);
  }
}
