package org.icascope.dissect.ica;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.dissect.ica.IcaConnection.Identity;
import org.icascope.dissect.ica.IcaConnection.RecordCount;
import org.icascope.dissect.ica.IcaConnection.VirtualChannel;
import org.icascope.dissect.ica.IcaTalk.Turn;
import org.icascope.model.Direction;
import org.icascope.spec.Hex;
import org.icascope.spec.IcaSamples;
import org.icascope.spec.IcaSamples.UiText;
import org.junit.jupiter.api.Test;

/** Expected values: the samples, counted by hand. */
class IcaStreamTest {

  private static final List<RecordCount> WHOLE =
      List.of(
          new RecordCount("clientToServer", "basic", 3, 3),
          new RecordCount("clientToServer", "keyExchange", 1, 2),
          new RecordCount("serverToClient", "basic", 2, 5),
          new RecordCount("serverToClient", "keyExchange", 1, 1));

  private final RecordingSink sink = new RecordingSink();
  private final IcaStream stream = new IcaStream(sink, false);

  @Test
  void setUpIsCollected() {
    IcaTalk.whole().feed(stream);
    IcaConnection connection = stream.connection();

    assertEquals("basic", connection.encryption());
    assertEquals(Optional.of("WFICA32.EXE"), connection.clientProgram());
    assertEquals(OptionalInt.of(801), connection.clientBuild());
    assertEquals(OptionalInt.of(7), connection.serverLevel());
    assertEquals(OptionalInt.of(2), connection.reducerLevel());
    assertEquals(Optional.of("DOS/Win32"), connection.clientProduct());
    assertEquals(List.of("PDRFRAME", "PDCRYPT1"), connection.protocolDrivers());
    assertEquals(5, connection.modules().size());
    assertEquals(new IcaConnection.Module("WDICA30N.DLL", 2, 1, 9), connection.modules().get(4));
    assertEquals(15, connection.virtualChannels().size());
    assertEquals(new VirtualChannel("CTXTW", 9), connection.virtualChannels().get(0));
    assertEquals(new VirtualChannel("CTXVFM", 20), connection.virtualChannels().get(14));
    assertEquals(WHOLE, connection.records());
    assertFalse(connection.autoReconnect().attempted());
  }

  @Test
  void phasesAreToldOnceAndInOrder() {
    IcaTalk.whole().feed(stream);
    assertEquals(
        List.of(
            "server BANNER in frame 1",
            "client BANNER in frame 2",
            "server INIT_REQUEST in frame 3",
            "client INIT_RESPONSE in frame 4",
            "client MODULES_COMPLETE in frame 6",
            "server INIT_CONNECT_COMPLETE in frame 7",
            "client SETUP_COMPLETE in frame 8",
            "client ENCRYPTION_STARTED in frame 10",
            "client FIRST_DATA in frame 11",
            "server FIRST_DATA in frame 12"),
        sink.phases);
    assertEquals(List.of(), sink.remarks);
  }

  @Test
  void theSplitOfSegmentsChangesNothing() {
    IcaTalk.whole().feed(stream);
    List<Turn> turns = IcaTalk.whole().turns();
    for (int turn = 0; turn < turns.size(); turn++) {
      for (int cut = 1; cut < turns.get(turn).bytes().length; cut++) {
        assertEquals(stream.connection(), splitAt(turns, turn, cut), turn + " at " + cut);
      }
    }
  }

  @Test
  void singleBytesChangeNothing() {
    IcaTalk.whole().feed(stream);
    RecordingSink otherSink = new RecordingSink();
    IcaStream other = new IcaStream(otherSink, false);
    List<Turn> turns = IcaTalk.whole().turns();
    for (int i = 0; i < turns.size(); i++) {
      for (byte single : turns.get(i).bytes()) {
        IcaTalk.feed(other, turns.get(i).direction(), new byte[] {single}, i + 1, true);
      }
    }
    assertEquals(stream.connection(), other.connection());
    assertEquals(sink.phases, otherSink.phases);
  }

  @Test
  void allOfADirectionInOneSegmentChangesNothing() {
    IcaTalk.setUp().feed(stream);
    IcaTalk setUp = IcaTalk.setUp();
    IcaStream other = new IcaStream(sink, false);
    IcaTalk.feed(other, SERVER_TO_CLIENT, setUp.bytes(SERVER_TO_CLIENT), 1, true);
    IcaTalk.feed(other, CLIENT_TO_SERVER, setUp.bytes(CLIENT_TO_SERVER), 2, true);
    assertEquals(stream.connection(), other.connection());
  }

  @Test
  void repeatedBannersOfTheServerAreFine() {
    new IcaTalk().server(IcaSamples.BANNER, IcaSamples.BANNER).feed(stream);
    IcaTalk.whole().feed(stream);
    assertEquals(WHOLE, stream.connection().records());
  }

  @Test
  void paddingOfShortSegmentsIsPassedOver() {
    IcaTalk talk = IcaTalk.setUp();
    Turn end = talk.turns().remove(talk.turns().size() - 1);
    assertEquals(3, end.bytes().length);
    talk.client("04 00 00 00 00 00")
        .server("02 00 02 00 00 00")
        .client("03 00 04 00 04 00")
        .client("0300 01 aabb", "0200 01 cc")
        .server("0440 01 010203", "0300 01 0405")
        .client("0100 01")
        .feed(stream);
    assertEquals(WHOLE, stream.connection().records());
    assertEquals(List.of(), sink.remarks);
  }

  @Test
  void midSessionIsCountedAndNoMore() {
    IcaTalk.feed(stream, CLIENT_TO_SERVER, Hex.bytes("0300 01 aabb"), 1, true);
    IcaTalk.feed(stream, CLIENT_TO_SERVER, Hex.bytes("0300 01 aabb"), 2, true);
    IcaTalk.feed(stream, SERVER_TO_CLIENT, Hex.bytes("0200 01 aa"), 3, true);
    assertEquals("unknown", stream.connection().encryption());
    assertEquals(
        List.of(
            new RecordCount("clientToServer", "unframed", 1, 10),
            new RecordCount("serverToClient", "unframed", 1, 4)),
        stream.connection().records());
    assertEquals(List.of("ica.mid-session", "ica.mid-session"), sink.remarks);
  }

  @Test
  void withoutEncryptionDriverRecordsAreClear() {
    IcaTalk.greeted()
        .client(IcaTalk.last(Hex.bytes(IcaSamples.PD_FRAME)))
        .server("020c000c000004010101000900 0000")
        .client("04 00 00", "0300 aabbcc")
        .server("0100 31")
        .feed(stream);
    assertEquals("none", stream.connection().encryption());
    assertEquals(
        List.of(
            new RecordCount("clientToServer", "clear", 1, 3),
            new RecordCount("serverToClient", "clear", 1, 1)),
        stream.connection().records());
  }

  @Test
  void secureIcaIsToldByItsDriver() {
    secureIca("504443525950543200").feed(stream); // PDCRYPT2
    assertEquals("secureica", stream.connection().encryption());
    assertEquals(
        List.of(
            new RecordCount("clientToServer", "secureica", 1, 2),
            new RecordCount("clientToServer", "keyExchange", 1, 3),
            new RecordCount("serverToClient", "keyExchange", 1, 4)),
        stream.connection().records());
    assertTrue(sink.phases.contains("server ENCRYPTION_STARTED in frame 8"), sink.phases::toString);
  }

  @Test
  void secureIcaIsToldByItsKeysWhenTheDriverHasNoName() {
    secureIca("000000000000000000").feed(stream);
    assertEquals("secureica", stream.connection().encryption());
  }

  private static IcaTalk secureIca(String hostName) {
    String header = "01 01 504443525950544e2e444c4c00"; // versions, PDCRYPTN.DLL
    return IcaTalk.greeted()
        .client(IcaSamples.PD_FRAME)
        .client("01 2800 2800 00 04" + header + hostName + "352856be00000000 0b000000")
        .server("020c000c0001040101010009000000", "020c000c000004010101000b000000")
        .client("04 00 00")
        .server("0500 02 01000000")
        .client("0400 03 010006", "0300 01 aabb");
  }

  @Test
  void switchingTheEncryptionOffEndsTheRecordHeaders() {
    IcaTalk.whole()
        .server("0a00 06 010203040506070809")
        .client("0a00 06 010203040506070809", "0200 ffff")
        .server("0300 eeeeee")
        .feed(stream);
    List<RecordCount> records = stream.connection().records();
    assertTrue(records.contains(new RecordCount("clientToServer", "clear", 1, 2)));
    assertTrue(records.contains(new RecordCount("serverToClient", "clear", 1, 3)));
    assertTrue(records.contains(new RecordCount("serverToClient", "modeChange", 1, 9)));
  }

  @Test
  void identityIsDecodedOnRequestAndNeverThePassword() {
    for (boolean utf16 : new boolean[] {false, true}) {
      UiText text = new UiText("lab", "kim", "hunter2!", "#Editor", "desk-7", utf16);
      IcaStream named = new IcaStream(sink, true);
      IcaTalk.greeted().client(IcaSamples.ui(text)).feed(named);
      assertEquals(
          Optional.of(
              new Identity(
                  Optional.of("kim"),
                  Optional.of("lab"),
                  Optional.of("desk-7"),
                  Optional.of("Editor"),
                  Optional.empty())),
          named.connection().identity());
      assertTrue(named.connection().passwordPresent());
      assertFalse(named.connection().toString().contains("hunter"));
    }
  }

  @Test
  void codePagesAreFollowedAndUnknownOnesAreLatin() {
    UiText text = new UiText("lab", "\u00d6", "", "#Editor", "desk-7", false); // byte D6
    byte[] cyrillic = IcaSamples.ui(text);
    assertEquals(1252, cyrillic[3 + 78] & 0xff | cyrillic[3 + 79] << 8); // as built
    cyrillic[3 + 78] = (byte) 0xe3; // 1251
    byte[] unknown = IcaSamples.ui(text);
    unknown[3 + 79] = 0;
    assertEquals(Optional.of("\u0426"), user(cyrillic)); // D6 in code page 1251
    assertEquals(Optional.of("\u00d6"), user(unknown));
  }

  private Optional<String> user(byte[] ui) {
    IcaStream named = new IcaStream(sink, true);
    IcaTalk.greeted().client(ui).feed(named);
    return named.connection().identity().get().user();
  }

  @Test
  void withoutNamesThereIsNoIdentity() {
    IcaTalk.setUp().feed(stream);
    assertEquals(Optional.empty(), stream.connection().identity());
    assertTrue(stream.connection().passwordPresent());
  }

  @Test
  void anAbsentOrEmptyPasswordIsNone() {
    UiText none = new UiText("lab", "kim", "", "#Editor", "desk-7", false);
    IcaTalk.greeted().client(IcaSamples.ui(none)).feed(stream);
    assertFalse(stream.connection().passwordPresent());
    byte[] empty = IcaSamples.ui(none);
    empty[3 + 50] = 88; // the password points at the empty string the area begins with
    IcaStream other = new IcaStream(sink, false);
    IcaTalk.greeted().client(empty).feed(other);
    assertFalse(other.connection().passwordPresent());
  }

  @Test
  void offsetsMovedIntoThePasswordShowNothingOfIt() {
    for (int field : new int[] {46, 48, 56, 68}) { // domain, user, program, client name
      for (int offset = 88; offset < 128; offset++) {
        byte[] ui = IcaSamples.ui(IcaTalk.TEXT);
        ui[3 + field] = (byte) offset;
        IcaStream named = new IcaStream(sink, true);
        IcaTalk.greeted().client(ui).feed(named);
        assertFalse(named.connection().toString().contains("r2!"), field + " at " + offset);
      }
    }
  }

  @Test
  void automaticReconnectIsTakenFromFlagsAndCapability() {
    byte[] wd = IcaTalk.last(Hex.bytes(IcaSamples.WD));
    wd[3 + 48] |= 0x10;
    IcaTalk.greeted()
        .client(wd)
        .server(
            "02 3800 3800 00 02 01 08 08 00", // the last module
            "0008 0600 0600 ffff ffff 0000000000000100 10 12 d007 0200",
            "1400 2400", // 20 bytes of capabilities at 36
            "00 01 0400 1000 0a00 0200 0100 7800 0100 5000 3c00")
        .feed(stream);
    assertEquals(
        new IcaConnection.AutoReconnect(true, OptionalInt.of(120)),
        stream.connection().autoReconnect());
  }

  private static IcaConnection splitAt(List<Turn> turns, int split, int cut) {
    IcaStream stream = new IcaStream(new RecordingSink(), false);
    for (int i = 0; i < turns.size(); i++) {
      Direction direction = turns.get(i).direction();
      byte[] bytes = turns.get(i).bytes();
      int end = i == split ? cut : bytes.length;
      IcaTalk.feed(stream, direction, Arrays.copyOf(bytes, end), i + 1, true);
      IcaTalk.feed(stream, direction, Arrays.copyOfRange(bytes, end, bytes.length), i + 1, false);
    }
    return stream.connection();
  }
}
