package org.icascope.spec;

import java.nio.charset.Charset;

/**
 * ICA set-up packets and records of tests: the byte vectors of the protocol notes on ICA, section
 * 5.1. The strings and the address in them are invented.
 */
public final class IcaSamples {

  /** Greeting of both sides. */
  public static final String BANNER = "7f7f49434100";

  /** Level 7; reducers 3 and MTU. */
  public static final String INIT_REQUEST = "000f00070002040006000200030004000100";

  /** Layout 2: buffer 1460, IPv4, port 1024, address 10.10.10.10. */
  public static final String TD =
      "013c003c0014050102544457535443504e2e444c4c00000000000000000000352856be00000000b40502"
          + "0004000a0a0a0a0000000000000000000000000000";

  /** Framing. */
  public static final String PD_FRAME =
      "0128002800130401025044524652414d4e2e444c4c005044524652414d4500352856be00000000090000" + "00";

  /** Basic encryption, level 1. */
  public static final String PD_CRYPT1 =
      "012900290012040101504443525950544e2e444c4c00504443525950543100352856be000000000b0000"
          + "0001";

  /** Layout 9: eight text modes, fifteen channels, one capability. */
  public static final String WD =
      "015401540110020109574449434133304e2e444c4c00574449434100000000352856be00000000b111cc"
          + "3e00000000000000000700000008005600000806000600ffffffff0100000000000f00b6001012000002"
          + "0008004c010000280019008002c80008100100500019008002c8000808020050002b0080025801080803"
          + "0050003200800290010808040050003c00d002e0010908050084001900a40490010910060084002b00a4"
          + "045e010908070084003200a404900109084354585457202000090043545854574900000c004354584344"
          + "4d20000a0043545843504d20000400435458434f4d31000500435458434f4d320006004354584c505431"
          + "0001004354584c505432000200435458434c495000110043545843434d2000080043545843414d20000d"
          + "00435458434d2020000f004354584c494300001200435458504e202000130043545856464d0000140000"
          + "01040004000500";

  /** Thinwire, layout 3. */
  public static final String THINWIRE =
      "01a400a4000e0301035644545733304e2e444c4c0000766474773330000000352856be00000000000200"
          + "0000000000000000000000008000003000410100000200000014000100b402dd01000000800000300041"
          + "010000030000001400010020035802000000000000000000000000000000000000000000000000000000"
          + "0000000000000000000080000000003000000000000000000000c0c303002000000000000020000000";

  /** Drive mapping: flow 3, drives A C D E F G. */
  public static final String DRIVES =
      "01560056000c030104564443444d33304e2e444c4c00000000000000000000352856be00000000000400"
          + "00000300008418160406003e000000580200000000000041000100430002004400020045000200460002"
          + "0047000900";

  /** Winstation driver: reducer level 2. */
  public static final String CONNECT_WD =
      "0228002800030201080800000806000600ffffffff00000000000001001012d007020004002400000004" + "00";

  /** Framing confirmed. */
  public static final String CONNECT_FRAME = "020c000c0002040101010009000000";

  /** Encryption confirmed. */
  public static final String CONNECT_CRYPT = "020c000c000104010101000b000000";

  /** Transport confirmed, last one. */
  public static final String CONNECT_TD = "0208000800000501010100";

  private static final int UI_FIXED_BYTES = 88; // spec: ica_module_ui, layout 4
  private static final int SEED = 0x56;

  private IcaSamples() {}

  /** The UI module of the vector (layout 4, build 801, seed 0x56) with other strings. */
  public static byte[] ui(UiText text) {
    Charset charset = text.charset();
    StringBuilder area = new StringBuilder("\0");
    int[] offsets = new int[5];
    String[] strings = {
      text.domain(), text.user(), text.password(), text.program(), text.clientName()
    };
    for (int i = 0; i < strings.length; i++) {
      offsets[i] = UI_FIXED_BYTES + area.toString().getBytes(charset).length;
      area.append(strings[i]).append('\0');
    }
    byte[] block = area.toString().getBytes(charset);
    int previous = 0;
    for (int i = 0; i < block.length; i++) {
      // the reverse of section 2.5.2
      previous = i == 0 ? block[0] ^ (SEED | 0x43) : block[i] ^ previous ^ SEED;
      block[i] = (byte) previous;
    }
    String packet =
        "01 %s %s".formatted(u2(UI_FIXED_BYTES + block.length), u2(UI_FIXED_BYTES + block.length))
            + "15 00 01 04 574649434133322e4558450000 000000000000000000 352856be00860600"
            + "04000000 09040000 01 56" // flags, keyboard layout, obfuscated, seed
            + u2(offsets[0])
            + u2(offsets[1])
            + u2(text.password().isEmpty() ? 0 : offsets[2])
            + "0000 0000"
            + u2(offsets[3]) // no directories; program
            + "000000000000 0000 2103"
            + u2(offsets[4]) // ports, cloud name, build, client name
            + u2(UI_FIXED_BYTES)
            + u2(block.length)
            + "0000"
            + u2(text.isUtf16() ? 1 : 0)
            + "e404" // licence, encoding, code page 1252
            + "0400 00 0c 0000 0000";
    return Hex.bytes(packet, java.util.HexFormat.of().formatHex(block));
  }

  /** Strings of a UI module. */
  public record UiText(
      String domain,
      String user,
      String password,
      String program,
      String clientName,
      boolean isUtf16) {

    Charset charset() {
      return isUtf16
          ? java.nio.charset.StandardCharsets.UTF_16LE
          : java.nio.charset.StandardCharsets.ISO_8859_1;
    }
  }

  private static String u2(int value) {
    return "%02x%02x".formatted(value & 0xff, value >> 8);
  }
}
