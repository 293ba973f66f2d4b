package org.icascope.capture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.icascope.model.IpAddress;
import org.junit.jupiter.api.Test;

/** What pcapng files carry beside frames; expected values are those put into them. */
class PcapngCarriedTest {

  private static final byte[] FOUR = {1, 2, 3, 4};
  private static final byte[] IPV4 = {10, 0, 0, 7};
  private static final byte[] IPV6 = {0x20, 1, 13, (byte) 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1};
  private static final byte[] COMMENT = "hello".getBytes(StandardCharsets.UTF_8);

  @Test
  void namesAreKeptOnceInBothByteOrders() throws IOException {
    PcapngBytes file = new PcapngBytes();
    for (ByteOrder order : List.of(ByteOrder.LITTLE_ENDIAN, ByteOrder.BIG_ENDIAN)) {
      file.section(order);
      file.names(
          file.nameRecord(1, IPV4, "one\0two\0"),
          file.nameRecord(7, IPV4, "unknown kind\0"),
          file.nameRecord(2, IPV6, "three\0"),
          file.nameRecord(1, IPV4, "no end"));
    }
    try (CaptureSet set = TestCaptures.open(file.bytes())) {
      TestCaptures.drain(set);
      List<NameRecord> names = set.nameRecords();
      assertEquals(List.of("one", "two", "three"), names.stream().map(NameRecord::name).toList());
      assertEquals("10.0.0.7", names.get(1).address().toString());
      assertEquals("2001:db8::1", names.get(2).address().toString());
      assertFalse(names.toString().contains("three"));
    }
  }

  @Test
  void secretsAreKeptOnceAndNotShown() throws IOException {
    PcapngBytes file = new PcapngBytes().section(ByteOrder.BIG_ENDIAN);
    byte[] secret = "CLIENT_RANDOM 00 11".getBytes(StandardCharsets.UTF_8);
    file.secrets(DecryptionSecret.TLS_KEY_LOG, secret).secrets(7, FOUR);
    file.section(ByteOrder.LITTLE_ENDIAN).secrets(DecryptionSecret.TLS_KEY_LOG, secret);
    try (CaptureSet set = TestCaptures.open(file.bytes())) {
      TestCaptures.drain(set);
      List<DecryptionSecret> secrets = set.secrets();
      assertEquals(List.of(0x544c534b, 7), secrets.stream().map(DecryptionSecret::type).toList());
      String text = StandardCharsets.UTF_8.decode(secrets.get(0).content()).toString();
      assertEquals("CLIENT_RANDOM 00 11", text);
      assertEquals("decryption secrets of type 0x544c534b, 19 bytes", secrets.get(0).toString());
      assertFalse(set.summaries().toString().contains("CLIENT_RANDOM"));
    }
  }

  @Test
  void whatIsCarriedHasLimits() throws IOException {
    CarriedRecords carried = new CarriedRecords();
    CaptureTally tally = new CaptureTally("pcapng", carried);
    byte[] megabyte = new byte[1 << 20];
    for (int i = 0; i < 20; i++) {
      megabyte[0] = (byte) i;
      tally.secret(i, megabyte, 0, megabyte.length);
    }
    assertEquals(16, carried.secrets().size());
    assertEquals(1, problems(tally).size());
    for (int i = 0; i <= CarriedRecords.MAX_NAMES; i++) {
      tally.name(new NameRecord(new IpAddress(0, i, 4), "name"));
    }
    tally.name(new NameRecord(new IpAddress(0, 0, 4), "x".repeat(256)));
    assertEquals(CarriedRecords.MAX_NAMES, carried.names().size());
    assertEquals(2, problems(tally).size());
  }

  @Test
  void framesTellOfLossesWhereStatisticsDoNot() throws IOException {
    PcapngBytes file = new PcapngBytes().section(ByteOrder.LITTLE_ENDIAN);
    file.networkInterface(1, 0).networkInterface(1, 0).networkInterface(1, 0);
    file.enhancedPacket(0, 1, FOUR, file.option64(4, 3), file.option(1, COMMENT));
    file.enhancedPacket(0, 2, FOUR, file.option64(4, 2));
    file.enhancedPacket(1, 3, FOUR, file.option64(4, 900)).statistics(1, file.option64(5, 20));
    file.obsoletePacket(2, 100, 4, FOUR).obsoletePacket(2, -1, 5, FOUR);
    CaptureSummary summary = summary(file);
    assertEquals(OptionalLong.of(3 + 2 + 20 + 100), summary.recorderDrops());
    assertEquals(5, summary.packets());
  }

  @Test
  void commentsAreCountedWhereverTheyAre() throws IOException {
    PcapngBytes file = new PcapngBytes().section(ByteOrder.BIG_ENDIAN);
    byte[] comment = file.option(1, COMMENT);
    file.networkInterface(1, 0, comment, file.option(9, (byte) 9), comment);
    file.enhancedPacket(0, 1, FOUR, comment).statistics(0, comment);
    file.names(file.nameRecord(1, IPV4, "one\0"));
    CaptureSummary summary = summary(file);
    assertEquals(4, summary.comments());
    assertEquals(Map.of("SHB", 1L, "IDB", 1L, "EPB", 1L, "ISB", 1L, "NRB", 1L), summary.blocks());
  }

  @Test
  void namesAndSecretsThatDoNotFitTheirBlockAreLeftOut() throws IOException {
    PcapngBytes file = new PcapngBytes().section(ByteOrder.BIG_ENDIAN);
    file.block(10, new byte[] {0, 0, 0, 1, 0x7f, -1, -1, -1}).block(10, new byte[4]);
    file.block(4, new byte[] {0, 1, 0x7f, -1, 1, 2, 3, 4});
    try (CaptureSet set = TestCaptures.open(file.bytes())) {
      TestCaptures.drain(set);
      assertTrue(set.secrets().isEmpty() && set.nameRecords().isEmpty());
      assertTrue(set.summaries().get(0).problems().isEmpty());
    }
  }

  private static List<CaptureSummary.Problem> problems(CaptureTally tally) {
    return tally.summary("x", Optional.empty(), Optional.empty(), 0).problems();
  }

  private static CaptureSummary summary(PcapngBytes file) throws IOException {
    try (CaptureSet set = TestCaptures.open(file.bytes())) {
      TestCaptures.drain(set);
      return set.summaries().get(0);
    }
  }
}
