package org.icascope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Times of frames against tshark, where it is installed. */
class TsharkTimesTest {

  @TempDir Path folder;

  @Test
  void timesOfRealFilesAreThoseOfTshark() throws IOException, InterruptedException {
    Path format = TestCaptures.folder("real/format");
    for (String name :
        List.of(
            "arkime__y2038-bgp.pcap",
            "ppp__nanosecs.pcap",
            "ppp__nanosecs_big_endian.pcap",
            "suri__be_version2.1_nfs3.pcap",
            "ws__many_interfaces.pcapng.2",
            "ws__dhcp.pcapng",
            "pcapng-all-blocks/le_test008.pcapng",
            "pcapng-all-blocks/le_test009.pcapng")) {
      compare(format.resolve(name));
    }
  }

  @Test
  void timesOfOddResolutionsAreThoseOfTshark() throws IOException, InterruptedException {
    PcapngBytes file = new PcapngBytes().section(ByteOrder.LITTLE_ENDIAN);
    int[] resolutions = {0, 3, 7, 9, 12, 0x80 | 10, 0x80 | 20, 0x80 | 30};
    for (int resolution : resolutions) {
      file.networkInterface(1, 0, file.option(9, (byte) resolution), file.option64(14, 1_000_000));
    }
    for (int i = 0; i < resolutions.length; i++) {
      file.enhancedPacket(i, 1_234_567_891L, 60, new byte[60]);
    }
    compare(Files.write(folder.resolve("odd.pcapng"), file.bytes()));
  }

  private static void compare(Path file) throws IOException, InterruptedException {
    String output =
        Tools.run(
            "tshark",
            List.of("-n", "-r", file.toString(), "-T", "fields", "-e", "frame.time_epoch"));
    List<BigDecimal> expected =
        output.lines().filter(line -> line.matches("\\d+\\.\\d+")).map(BigDecimal::new).toList();
    assumeTrue(!expected.isEmpty(), "skipped: tshark prints nothing");
    List<BigDecimal> actual = new ArrayList<>();
    Frame frame = new Frame();
    try (CaptureSet set = TestCaptures.open(file)) {
      while (set.next(frame)) {
        actual.add(BigDecimal.valueOf(frame.timeNanos(), 9));
      }
    }
    assertEquals(expected, actual, file.toString());
  }
}
