package org.icascope.spec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.kaitai.struct.KaitaiStream.ValidationFailedError;
import java.util.List;
import org.icascope.spec.IcaSamples.UiText;
import org.junit.jupiter.api.Test;

/**
 * Expected values: protocol notes on ICA, sections 2 and 5.1, or counted from the commented rows.
 */
class IcaLayoutTest {

  @Test
  void bannerIsFixed() {
    new IcaBanner(Hex.stream(IcaSamples.BANNER))._read();
    var other = new IcaBanner(Hex.stream("7f7f49434101"));
    assertThrows(ValidationFailedError.class, other::_read);
  }

  @Test
  void initRequestOffersCapabilities() {
    var packet = packet(IcaSamples.INIT_REQUEST);
    var request = (IcaInitRequest) packet.body();
    assertEquals(15, packet.lenBody());
    assertEquals(7, request.serverLevel());
    assertEquals(List.of(2, 1), ids(request.capabilities()));
    var reducers = (IcaCapabilityValues.Mask16) values(request.capabilities(), 0);
    assertEquals(3, reducers.value());
    assertNull(request.capabilities().blocks().get(1).content().values());
  }

  @Test
  void moduleHeaderNamesTheModule() {
    var header = response(IcaSamples.PD_CRYPT1).header();
    assertEquals(41, header.lenModule());
    assertEquals(18, header.numFollowing());
    assertEquals(4, header.moduleClass());
    assertEquals(1, header.lowestVersion());
    assertEquals(1, header.highestVersion());
    assertEquals("PDCRYPTN.DLL", header.clientName());
    assertEquals("PDCRYPT1", header.hostName());
  }

  @Test
  void userInterfaceModuleKeepsItsStringsSecret() {
    var text = new UiText("lab", "kim", "", "#Editor", "desk-7", false);
    var ui = (IcaModuleUi) response(IcaSamples.ui(text)).body();
    assertEquals(801, ui.clientBuild());
    assertEquals(0x409, ui.keyboardLayout());
    assertEquals(1, ui.encryptionLevel());
    assertEquals(0x56, ui.encryptionSeed());
    assertEquals(0, ui.ofsPassword());
    assertEquals(88, ui.lenFixed());
    assertEquals(ui.lenStrings(), ui.secretStrings().length);
    assertEquals(12, ui.keyboardFunctionKeys());
    assertNull(ui.ofsLauncher());
  }

  @Test
  void transportDriverHasTheClientsAddress() {
    var td = (IcaModuleTd) response(IcaSamples.TD).body();
    assertEquals(1460, td.lenOutBuffer());
    assertEquals(2, td.addressFamily());
    assertEquals(1024, td.clientPort());
    assertEquals(10, td.clientAddress()[3]);
    assertNull(td.encryptionProtocol());
  }

  @Test
  void protocolDriversAreToldApartByClassAndName() {
    var frame = (IcaModulePd) response(IcaSamples.PD_FRAME).body();
    var basic = (IcaModulePd) response(IcaSamples.PD_CRYPT1).body();
    assertEquals(9, frame.pdClass());
    assertEquals(11, basic.pdClass());
    assertEquals(1, basic.encryptionLevel());
    assertFalse(basic.isSecureIca());
  }

  @Test
  void secureIcaSaysItsKeyLengths() {
    var packet =
        packet(
            "01 3e00", // INIT_RESPONSE
            "3e00 12 04 01 01", // 62 bytes, 18 follow, protocol driver
            "504443525950544e2e444c4c00",
            "504443525950543200", // PDCRYPT2
            "352856be00000000",
            "0b000000 28 01 00 01 8000", // class 11, level 40, version, own prime of 128 bytes
            "1000 0c00 1000 0c00 1000 0c00 1000 0c00");
    var secure = ((IcaModulePd) ((IcaInitResponse) packet.body()).body()).secureIca();
    assertEquals(128, secure.lenPrime());
    assertEquals(16, secure.dataEncryptKeyLength());
    assertEquals(12, secure.dataEncryptRounds());
  }

  @Test
  void thinwireHasSessionAndMaximumSize() {
    var vd = (IcaModuleVd) response(IcaSamples.THINWIRE).body();
    assertEquals(0x200, vd.channels());
    assertEquals(692, vd.thinwire().session().width());
    assertEquals(477, vd.thinwire().session().height());
    assertEquals(800, vd.thinwire().maximum().width());
    assertEquals(600, vd.thinwire().maximum().height());
    assertEquals(2, vd.thinwire().session().colorCapabilities());
    assertFalse(vd.thinwire().hasExtension());
  }

  @Test
  void driveMappingListsLettersAndFlags() {
    var vd = (IcaModuleVd) response(IcaSamples.DRIVES).body();
    assertEquals(3, vd.flow());
    assertEquals(
        List.of((int) 'A', (int) 'C', (int) 'D', (int) 'E', (int) 'F', (int) 'G'),
        vd.drives().drives().stream().map(IcaVdCdm.Drive::letter).toList());
    assertEquals(9, vd.drives().drives().get(5).flags());
  }

  @Test
  void winstationDriverListsModesChannelsAndCapabilities() {
    var wd = (IcaModuleWd) response(IcaSamples.WD).body();
    assertEquals(7, wd.flags());
    assertEquals(2048, wd.lenIcaBuffer());
    assertEquals(1, wd.clientProductId());
    assertEquals(2, wd.reducerVersion());
    assertEquals(16, wd.clientToServerPower());
    assertEquals(18, wd.serverToClientPower());
    assertEquals(8, wd.textModes().size());
    assertEquals(80, wd.textModes().get(1).columns());
    assertEquals(15, wd.channels().size());
    assertEquals("CTXTW  ", wd.channels().get(0).name());
    assertEquals(20, wd.channels().get(14).number());
    assertEquals(List.of(5), ids(wd.capabilities()));
  }

  @Test
  void initConnectConfirmsModules() {
    var wd = (IcaInitConnect) packet(IcaSamples.CONNECT_WD).body();
    var winstation = (IcaInitConnect.Winstation) wd.body();
    assertEquals(3, wd.numFollowing());
    assertEquals(8, wd.connectVersion());
    assertEquals(2, winstation.reducerLevel());
    assertEquals(2000, winstation.maxNewData());
    assertNull(winstation.codePage());
    assertEquals(0, winstation.capabilities().numBlocks());
    var frame = (IcaInitConnect) packet(IcaSamples.CONNECT_FRAME).body();
    assertEquals(9, ((IcaInitConnect.Protocol) frame.body()).pdClass());
    assertEquals(0, ((IcaInitConnect) packet(IcaSamples.CONNECT_TD).body()).numFollowing());
  }

  @Test
  void capabilitiesOfAFewNumbers() {
    var list =
        new IcaCapabilityList(
            Hex.stream(
                "00 09 0400",
                "1000 0a00 0200 0100 7800 0100 5000 3c00", // reconnect: 120 s, 80 %, 60 s
                "0c00 1000 03000000 b405 3200", // high throughput: mask 3, 1460, 50 %
                "0600 2100 4000", // 64 channels
                "0800 0300 11000000", // seamless
                "0a00 0d00 0100 0200 0300", // server version
                "1400 0500 0c000000 0400 01 00 0102030400000000",
                "0500 1200 02", // credentials
                "0800 1400 0100 0100", // Unicode keyboard
                "1000 0600 0100 0500 02000000 6400 c800")); // monitoring
    list._read();
    assertEquals(120, ((IcaCapabilityValues.Reconnect) values(list, 0)).timeoutSeconds());
    assertEquals(1460, ((IcaCapabilityValues.HighThroughput) values(list, 1)).maxPacket());
    assertEquals(64, ((IcaCapabilityValues.Mask16) values(list, 2)).value());
    assertEquals(17, ((IcaCapabilityValues.Mask32) values(list, 3)).value());
    assertEquals(3, ((IcaCapabilityValues.ServerVersion) values(list, 4)).variant());
    assertEquals(
        List.of(1, 2, 3, 4), ((IcaCapabilityValues.PacketPriority) values(list, 5)).priorities());
    assertEquals(2, ((IcaCapabilityValues.Version8) values(list, 6)).value());
    assertEquals(1, ((IcaCapabilityValues.UnicodeKeyboard) values(list, 7)).mode());
    assertEquals(200, ((IcaCapabilityValues.ChannelMonitoring) values(list, 8)).upperThreshold());
  }

  @Test
  void timeZoneAndWanAccelerator() {
    var list =
        new IcaCapabilityList(
            Hex.stream(
                "00 02 0400",
                "4400 0800 01000000 02000000 c4ffffff", // 68 bytes; mode 2; -60 minutes
                "4000" + "00".repeat(16) + "00000000", // name at 64
                "4200" + "00".repeat(16) + "c4ffffff 0100 0000 41004200",
                "1d00 1e00" + "0101000000".repeat(5)));
    list._read();
    var zone = (IcaCapabilityTimeZone) values(list, 0);
    assertEquals(-60, zone.bias());
    assertEquals(66, zone.ofsDaylightName());
    assertEquals(4, zone.names().length);
    assertEquals(5, ((IcaCapabilityWanAccelerator) values(list, 1)).parties().size());
  }

  @Test
  void frameHeaderIsLengthAndPriority() {
    var header = new IcaFrameHeader(Hex.stream("0d c0"));
    header._read();
    assertEquals(13, header.lenPayload());
    assertEquals(3, header.priority());
  }

  @Test
  void recordsOfBasicEncryptionAndSecureIca() {
    var seed = new IcaCrypt1Record(Hex.stream("04 00 04"));
    seed._read();
    assertEquals(4, seed.seedReply().seed());
    var secure =
        new IcaCrypt2Record(
            Hex.stream(
                "02 0100 0000 8000" + "1000".repeat(4) + "0c00".repeat(4), // server's public key
                "1e00 0200 2000 0100 aabb cc"));
    secure._read();
    assertEquals(128, secure.publicKey().lenPrime());
    assertEquals(2, secure.publicKey().publicKey().length);
    var key = new IcaCrypt2Record(Hex.stream("03 0100 0600 0200 aabb"));
    key._read();
    assertEquals(2, key.sessionKey().publicValue().length);
  }

  @Test
  void highThroughputHeaderHasOptionalFields() {
    var header = new IcaHighThroughputHeader(Hex.stream("38 0050 2c01"));
    header._read();
    assertEquals(300, header.roundTripMillis());
    assertEquals(2048, header.kibibytesPerSecond()); // 0x5000: shift 10; 0x800 << 10 >> 10
    var wrong = new IcaHighThroughputHeader(Hex.stream("01"));
    assertThrows(ValidationFailedError.class, wrong::_read);
  }

  @Test
  void packetHeadersFollowTheirLengthClass() {
    var write = new IcaServerPacket(Hex.stream("31 0400 09 aabbcc"));
    write._read();
    assertEquals(9, ((IcaPacketBody.VirtualWrite2) write.body()).channel());
    var terminate = new IcaServerPacket(Hex.stream("05 01 01"));
    terminate._read();
    assertEquals(1, ((IcaPacketBody.Terminate) terminate.body()).terminateType());
    var ack = new IcaClientPacket(Hex.stream("32 09 0004"));
    ack._read();
    assertEquals(1024, ((IcaPacketBody.VirtualAck) ack.body()).window());
    var ping = new IcaClientPacket(Hex.stream("3f 01 02"));
    ping._read();
    assertEquals(2, ((IcaPacketBody.ChannelMonitoring) ping.body()).subCommand());
    var unknown = new IcaClientPacket(Hex.stream("ff 01"));
    unknown._read();
    assertTrue(unknown.body() == null);
  }

  private static List<Integer> ids(IcaCapabilityList list) {
    return list.blocks().stream().map(IcaCapabilityList.Block::capabilityId).toList();
  }

  private static Object values(IcaCapabilityList list, int index) {
    return list.blocks().get(index).content().values();
  }

  private static IcaInitResponse response(String hex) {
    return (IcaInitResponse) packet(hex).body();
  }

  private static IcaInitResponse response(byte[] bytes) {
    return response(java.util.HexFormat.of().formatHex(bytes));
  }

  private static IcaInitPacket packet(String... rows) {
    var packet = new IcaInitPacket(Hex.stream(rows));
    packet._read();
    return packet;
  }
}
