package org.icascope.tunnel.tls;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;

/**
 * JA3 (Salesforce, 2017) and JA4 (FoxIO, 2023) of a ClientHello, after their public definitions.
 */
final class Fingerprints {

  private static final HexFormat HEX = HexFormat.of();

  private Fingerprints() {}

  static String ja3(ClientHello hello) {
    String text =
        hello.version
            + ","
            + dashed(hello.suites)
            + ","
            + dashed(hello.extensions)
            + ","
            + dashed(hello.groups)
            + ","
            + dashed(hello.pointFormats);
    return HEX.formatHex(digest("MD5", text));
  }

  static String ja4(ClientHello hello, boolean datagrams) {
    int[] suites = real(hello.suites);
    int[] extensions = real(hello.extensions);
    boolean named = IntStream.of(extensions).anyMatch(type -> type == Numbers.SERVER_NAME);
    return (datagrams ? "d" : "t")
        + version(hello)
        + (named ? "d" : "i")
        + count(suites.length)
        + count(extensions.length)
        + protocol(hello)
        + "_"
        + shortHash(hex(IntStream.of(suites).sorted().toArray()))
        + "_"
        + shortHash(extensionText(hello, extensions));
  }

  private static String extensionText(ClientHello hello, int[] extensions) {
    int[] sorted =
        IntStream.of(extensions)
            .filter(type -> type != Numbers.SERVER_NAME && type != Numbers.ALPN)
            .sorted()
            .toArray();
    String text = hex(sorted);
    int[] signatures = real(hello.signatureAlgorithms);
    return sorted.length == 0 || signatures.length == 0 ? text : text + "_" + hex(signatures);
  }

  private static String version(ClientHello hello) {
    int[] versions = real(hello.versions);
    boolean older = hello.version >>> 8 == 0xfe; // DTLS counts downwards
    int highest =
        versions.length == 0
            ? hello.version
            : older
                ? IntStream.of(versions).min().getAsInt()
                : IntStream.of(versions).max().getAsInt();
    return switch (highest) {
      case 0x0002 -> "s2";
      case 0x0300 -> "s3";
      case 0x0301 -> "10";
      case 0x0302 -> "11";
      case 0x0303 -> "12";
      case 0x0304 -> "13";
      case 0xfeff -> "d1";
      case 0xfefd -> "d2";
      case 0xfefc -> "d3";
      default -> "00";
    };
  }

  private static String count(int number) {
    int shown = Math.min(number, 99);
    return shown < 10 ? "0" + shown : Integer.toString(shown);
  }

  private static String protocol(ClientHello hello) {
    if (hello.protocols.isEmpty()) {
      return "00";
    }
    byte[] name = hello.protocols.get(0);
    byte first = name[0];
    byte last = name[name.length - 1];
    if (isAlphanumeric(first) && isAlphanumeric(last)) {
      return "" + (char) first + (char) last;
    }
    return HEX.toHexDigits(first).substring(0, 1) + HEX.toHexDigits(last).substring(1);
  }

  private static boolean isAlphanumeric(byte character) {
    return character < 0x80 && character >= 0 && Character.isLetterOrDigit(character);
  }

  private static int[] real(int[] values) {
    return IntStream.of(values).filter(value -> !Numbers.isGrease(value)).toArray();
  }

  private static String dashed(int[] values) {
    StringBuilder text = new StringBuilder();
    for (int value : values) {
      if (!Numbers.isGrease(value)) {
        text.append(text.length() == 0 ? "" : "-").append(value);
      }
    }
    return text.toString();
  }

  private static String hex(int[] values) {
    StringBuilder text = new StringBuilder();
    for (int value : values) {
      text.append(text.length() == 0 ? "" : ",").append(HEX.toHexDigits((short) value));
    }
    return text.toString();
  }

  private static String shortHash(String text) {
    return text.isEmpty()
        ? "000000000000"
        : HEX.formatHex(Arrays.copyOf(digest("SHA-256", text), 6));
  }

  private static byte[] digest(String algorithm, String text) {
    try {
      return MessageDigest.getInstance(algorithm)
          .digest(text.getBytes(StandardCharsets.ISO_8859_1));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has " + algorithm, e);
    }
  }
}
