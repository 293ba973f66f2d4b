package org.icascope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** pcapng files written by hand; expected values are those put into them. */
class PcapngReaderTest {

  private static final ByteOrder LITTLE = ByteOrder.LITTLE_ENDIAN;
  private static final ByteOrder BIG = ByteOrder.BIG_ENDIAN;
  private static final byte[] FIVE = {1, 2, 3, 4, 5};

  @Test
  void timesFollowTheResolutionAndOffsetOfTheirInterface() throws IOException {
    for (ByteOrder order : List.of(LITTLE, BIG)) {
      PcapngBytes file = new PcapngBytes().section(order).networkInterface(1, 0);
      file.networkInterface(1, 0, file.option(9, (byte) 9)); // nanoseconds
      file.networkInterface(1, 0, file.option(9, (byte) 0x81), file.option64(14, 100)); // halves
      file.enhancedPacket(0, 1_000_001, 5, FIVE);
      file.enhancedPacket(1, 1_000_000_007L, 5, FIVE);
      file.enhancedPacket(2, 3, 5, FIVE);
      assertEquals(List.of(1_000_001_000L, 1_000_000_007L, 101_500_000_000L), times(file));
    }
  }

  @Test
  void everySectionHasItsOwnByteOrderAndInterfaces() throws IOException {
    PcapngBytes file = new PcapngBytes().section(LITTLE).networkInterface(1, 0);
    file.enhancedPacket(0, 1, 5, FIVE).section(BIG);
    file.networkInterface(101, 0, file.option(9, (byte) 3)).enhancedPacket(0, 2, 5, FIVE);
    assertEquals(List.of(1000L, 2_000_000L), times(file));
    assertEquals(List.of("ETHERNET", "RAW"), summary(file.bytes()).linkTypes());
  }

  @Test
  void aSimplePacketIsCutBySnapLengthAndTakesTheTimeBeforeIt() throws IOException {
    PcapngBytes file = new PcapngBytes().section(LITTLE).networkInterface(1, 3);
    file.enhancedPacket(0, 9, 5, (byte) 1).simplePacket(5, (byte) 1, (byte) 2, (byte) 3);
    assertEquals(List.of(9000L, 9000L), times(file));
    CaptureSummary summary = summary(file.bytes());
    assertEquals(2, summary.truncatedPackets());
    assertEquals(OptionalLong.of(1), summary.shortestCut());
  }

  @Test
  void aFileOfSimplePacketsHasNoTimes() throws IOException {
    PcapngBytes file = new PcapngBytes().section(BIG).networkInterface(1, 0);
    CaptureSummary summary = summary(file.simplePacket(5, FIVE).bytes());
    assertEquals(1, summary.packets());
    assertEquals(OptionalLong.empty(), summary.firstTime());
  }

  @Test
  void theObsoletePacketBlockIsRead() throws IOException {
    PcapngBytes file = new PcapngBytes().section(BIG).networkInterface(1, 0);
    assertEquals(List.of(77_000L), times(file.obsoletePacket(0, 77, FIVE)));
  }

  @Test
  void unknownBlocksAreSkipped() throws IOException {
    PcapngBytes file = new PcapngBytes().section(LITTLE).networkInterface(1, 0);
    file.block(0x0bad, new byte[3 << 20]).enhancedPacket(0, 1, 5, FIVE).block(10, new byte[0]);
    assertEquals(List.of(1000L), times(file));
    assertTrue(summary(file.bytes()).problems().isEmpty());
  }

  @Test
  void recorderDropsAreTheLatestOfEachInterface() throws IOException {
    PcapngBytes file = new PcapngBytes().section(LITTLE);
    file.networkInterface(1, 0).networkInterface(1, 0).networkInterface(1, 0);
    file.statistics(0, file.option64(5, 3));
    file.statistics(0, file.option64(4, 1000), file.option64(5, 7), file.option64(7, 50));
    file.statistics(1, file.option64(7, 20)); // only the system says
    file.section(BIG).networkInterface(1, 0);
    file.statistics(0, file.option64(5, 100)).statistics(9, file.option64(5, 5000));
    assertEquals(OptionalLong.of(127), summary(file.bytes()).recorderDrops());
  }

  @Test
  void withoutStatisticsTheDropsAreUnknown() throws IOException {
    PcapngBytes file = new PcapngBytes().section(LITTLE).networkInterface(1, 0);
    assertEquals(OptionalLong.empty(), summary(file.bytes()).recorderDrops());
  }

  @Test
  void damageEndsReadingWithOneSentence() throws IOException {
    PcapngBytes noInterface = new PcapngBytes().section(LITTLE).enhancedPacket(0, 1, 5, FIVE);
    assertEquals(
        "frame 1 names interface 0, which the section does not have", problem(noInterface));
    PcapngBytes odd = new PcapngBytes().section(LITTLE).block(0x0bad, new byte[3]);
    assertEquals("a block after frame 0 has the impossible length 15", problem(odd));
    PcapngBytes shortBlock = new PcapngBytes().section(LITTLE).block(6, new byte[4]);
    assertEquals("a block after frame 0 has the impossible length 16", problem(shortBlock));
  }

  private static String problem(PcapngBytes file) throws IOException {
    List<CaptureSummary.Problem> problems = summary(file.bytes()).problems();
    assertEquals(1, problems.size());
    assertEquals(28, problems.get(0).offset()); // after the section header
    return problems.get(0).message();
  }

  private static List<Long> times(PcapngBytes file) throws IOException {
    List<Long> times = new ArrayList<>();
    Frame frame = new Frame();
    try (CaptureSet set = TestCaptures.open(file.bytes())) {
      while (set.next(frame)) {
        times.add(frame.timeNanos());
      }
    }
    return times;
  }

  private static CaptureSummary summary(byte[] file) throws IOException {
    try (CaptureSet set = TestCaptures.open(file)) {
      TestCaptures.drain(set);
      return set.summaries().get(0);
    }
  }
}
