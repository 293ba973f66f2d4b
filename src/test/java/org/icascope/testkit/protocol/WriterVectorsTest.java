package org.icascope.testkit.protocol;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.icascope.testkit.protocol.CgpCapability.Reliability;
import org.icascope.testkit.protocol.DriverModules.Drive;
import org.icascope.testkit.protocol.DriverModules.Screen;
import org.icascope.testkit.protocol.WinstationModule.Bind;
import org.icascope.testkit.protocol.WinstationModule.TextMode;
import org.junit.jupiter.api.Test;

/** The writer against the byte vectors of the protocol pages: cgp.md 6 and ica.md 5.1. */
final class WriterVectorsTest {
  private static final long STAMP = 0xbe562835L;

  /** Names padded with blanks as announced. */
  private static final String PUBLISHED_BINDS =
      "CTXTW  =9;CTXTWI=12;CTXCDM =10;CTXCPM =4;CTXCOM1=5;CTXCOM2=6;CTXLPT1=1;CTXLPT2=2;CTXCLIP=17;CTXCCM =8;CTXCAM =13;CTXCM  =15;CTXLIC=18;CTXPN  =19;CTXVFM=20";

  @Test
  void capabilitiesMatchTheCgpVectors() {
    assertCapability(
        "18 0000 0500 0000 01 01 01 02 0500 01 02 0500 00000000 00 02 00 00",
        CgpCapability.sessionReliability(new Reliability(5, 0, false, new byte[0], List.of())));
    assertCapability(
        "0F 0000 0900 0000 01 B400 0100 1900 0A00",
        CgpCapability.reliabilityParams(180, 1, 25, 10));
    assertCapability(
        "37 0000 0600 0000 00 2F 3B34303B535441343930313031393732"
            + "3B4532323637384346373439414233323235414230443131464333433941 35",
        CgpCapability.securityTicket(";40;STA490101972;E22678CF749AB3225AB0D11FC3C9A5"));
    assertCapability("08 0000 0200 0000 00 00", CgpCapability.endpointAddress(0, ""));
    assertCapability(
        "24 0000 0100 0000 01 1C 0100 0100 00 16 4369747269782E54637050726F787953657276696365",
        CgpCapability.tcpProxyService());
    assertCapability("0E 0000 0700 0000 B80B0000 B80B0000", CgpCapability.keepAlives(3000, 3000));
  }

  @Test
  void messagesMatchTheCgpVectors() {
    CgpWriter current = new CgpWriter(CgpEncoding.CURRENT);
    assertHex("1A434750 2F3031", CgpWriter.signature());
    assertHex("05 05 09 02 02 05", current.nopAck(5));
    assertHex("02 05 00", current.keepAlive());
    assertHex(
        "01 0E 3132372E302E302E313A31343934 0300", CgpWriter.openParameters("127.0.0.1:1494"));
    byte[] open = current.channelOpenRequest(0, "127.0.0.1:1494");
    assertHex("1E 06 09 01 01", Arrays.copyOf(open, 5));
    assertEquals(0x1E + 1, open.length);
  }

  /** Start of a real bind, cgp.md 3: length 120, count 5, both in two bytes. */
  @Test
  void bindOfCurrentClientsStartsLikeTheRealOne() {
    List<CgpCapability> capabilities =
        List.of(
            CgpCapability.sessionReliability(new Reliability(5, 0, false, new byte[0], List.of())),
            CgpCapability.reliabilityParams(0, 0, 0, 0),
            CgpCapability.keepAlives(3000, 3000),
            CgpCapability.packetSize(false),
            CgpCapability.tcpProxyService());
    byte[] bind = new CgpWriter(CgpEncoding.CURRENT).bindRequest(capabilities);
    assertHex("F800 01 00 0000 8500 9800 0000 0500", Arrays.copyOf(bind, 14));
    assertEquals(120 + 2, bind.length);
  }

  @Test
  void initRequestMatchesTheVector() {
    assertHex(
        "000f00070002040006000200030004000100",
        IcaWriter.initRequest(7, new IcaCapabilities().reducers(3).mtu()));
  }

  /** The file size of the vector (0x68600) is left 0 by the writer. */
  @Test
  void userInterfaceModuleMatchesTheVector() {
    IcaIdentity identity =
        new IcaIdentity(
            "", "", "c:\\progra~1\\citrix\\icacli~1\\", "#power point", "DEMO-PC-000000000000", "");
    byte[] packet = UiModule.version4("WFICA32.EXE", 801, 0x56, identity).encode(21, STAMP);
    assertHex(
        "019700970015000104574649434133322e4558450000000000000000000000352856be00000000"
            + "0400000009040000015600000000000058000000750000000000000000002103820058003f0000"
            + "00000000000400000c00000000",
        Arrays.copyOf(packet, 3 + 88));
    assertHex(
        "345852745069587c4b63040e3b0426023d1319261324112b143c5b510772546d4c7f5b2d0b320d3517",
        Arrays.copyOfRange(packet, 3 + 88, 3 + 88 + 41));
  }

  @Test
  void driverModulesMatchTheVectors() {
    byte[] transport = DriverModules.transport(Bytes.ofHex("0a969b3c"), 0x0400).encode(20, STAMP);
    assertHex(
        "013c003c0014050102544457535443504e2e444c4c00000000000000000000352856be00000000"
            + "b405020004000a969b3c",
        Arrays.copyOf(transport, 49));
    assertHex(
        "0128002800130401045044524652414d4e2e444c4c005044524652414d4500352856be0000000009000000",
        DriverModules.framing().encode(19, STAMP));
    assertHex(
        "012900290012040101504443525950544e2e444c4c00504443525950543100352856be000000000b00000001",
        DriverModules.basicEncryption().encode(18, STAMP));
  }

  @Test
  void virtualDriversMatchTheVectors() {
    assertHex(
        "01a400a4000e0301035644545733304e2e444c4c0000766474773330000000352856be0000000000020000"
            + "0000000000000000000000800000300041010000020000001400 0100b402dd01000000800000300041"
            + "010000030000001400010020035802"
            + "00".repeat(36)
            + "0080000000003000000000000000000000c0c303002000000000000020000000",
        DriverModules.thinwire(
                List.of(new Screen(692, 477, 2, 0x141), new Screen(800, 600, 3, 0x141)))
            .encode(14, STAMP));
    assertHex(
        "01560056000c030104564443444d33304e2e444c4c00000000000000000000352856be00000000000400000003"
            + "00008418160406003e0000005802000000000000410001004300020044000200450002004600020047000900",
        DriverModules.drives(
                List.of(
                    new Drive('A', 1),
                    new Drive('C', 2),
                    new Drive('D', 2),
                    new Drive('E', 2),
                    new Drive('F', 2),
                    new Drive('G', 9)))
            .encode(12, STAMP));
  }

  @Test
  void winstationModuleMatchesTheVector() {
    List<TextMode> modes =
        List.of(
            new TextMode(40, 25, 640, 200, 8, 16),
            new TextMode(80, 25, 640, 200, 8, 8),
            new TextMode(80, 43, 640, 344, 8, 8),
            new TextMode(80, 50, 640, 400, 8, 8),
            new TextMode(80, 60, 720, 480, 9, 8),
            new TextMode(132, 25, 1188, 400, 9, 16),
            new TextMode(132, 43, 1188, 350, 9, 8),
            new TextMode(132, 50, 1188, 400, 9, 8));
    List<Bind> binds = new ArrayList<>();
    for (String bind : PUBLISHED_BINDS.split(";")) {
      int at = bind.indexOf('=');
      binds.add(new Bind(bind.substring(0, at), Integer.parseInt(bind.substring(at + 1))));
    }
    byte[] capabilities = new IcaCapabilities().packetPriority().toArray();
    assertHex(
        "015401540110020109574449434133304e2e444c4c00574449434100000000352856be00000000b111cc"
            + "3e00000000000000000700000008005600000806000600ffffffff0100000000000f00b6001012000002"
            + "0008004c010000280019008002c80008100100500019008002c8000808020050002b0080025801080803"
            + "0050003200800290010808040050003c00d002e0010908050084001900a40490010910060084002b00a4"
            + "045e010908070084003200a404900109084354585457202000090043545854574900000c004354584344"
            + "4d20000a0043545843504d20000400435458434f4d31000500435458434f4d320006004354584c505431"
            + "0001004354584c505432000200435458434c495000110043545843434d2000080043545843414d20000d"
            + "00435458434d2020000f004354584c494300001200435458504e202000130043545856464d0000140000"
            + "01040004000500",
        WinstationModule.version9(0x3ecc11b1L, false, modes, binds, capabilities)
            .encode(16, STAMP));
  }

  @Test
  void connectPacketsMatchTheVector() {
    assertHex(
        "0228002800030201080800000806000600ffffffff00000000000001001012d00702000400240000000400"
            + "020c000c0002040101010009000000020c000c000104010101000b0000000208000800000501010100",
        IcaWriter.initConnect(new IcaWriter.Accepted(8, 16, 18, 2000, 2, new IcaCapabilities())));
  }

  @Test
  void encryptionChainMatchesTheVectorOverTwoRecords() {
    IcaCipher cipher = new IcaCipher(4);
    assertHex("0200 0200", IcaWriter.startEncryption());
    assertHex("0300 040004", IcaWriter.seedReply(4));
    assertHex(
        "0d00019d7773777276797d797d3d6f",
        IcaWriter.record(0, cipher, Bytes.ofHex("deee000001000b0000004456")));
    assertHex("0600 01 4c48c9e078", IcaWriter.record(0, cipher, Bytes.ofHex("2700852d9c")));
  }

  private static void assertCapability(String hex, CgpCapability capability) {
    assertHex(hex, capability.encode(CgpEncoding.PLAIN));
  }

  private static void assertHex(String hex, byte[] actual) {
    assertArrayEquals(Bytes.ofHex(hex), actual);
  }
}
