package org.icascope.cli;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Bytes that must not be found: no six of them in a row, in any of the usual spellings. */
final class Marks {

  private static final int WINDOW = 6;

  /** Together, as dumps have them, and as they stand in URLs, strings and XML. */
  private static final List<HexFormat> HEX =
      List.of(
          HexFormat.of(),
          HexFormat.ofDelimiter(" "),
          HexFormat.ofDelimiter(":"),
          HexFormat.ofDelimiter("-"),
          HexFormat.of().withPrefix("%"),
          HexFormat.of().withPrefix("\\x"),
          HexFormat.of().withPrefix("\\u00"),
          HexFormat.of().withPrefix("&#x").withSuffix(";"),
          HexFormat.ofDelimiter(" ").withPrefix("0x"));

  private static final int FILTER_BITS = 1 << 24;

  private record Needle(String name, byte[] bytes) {}

  private final Map<Long, List<Needle>> needles = new HashMap<>();
  private final BitSet filter = new BitSet(FILTER_BITS);

  Marks text(String name, String text) {
    return bytes(name, text.getBytes(StandardCharsets.US_ASCII));
  }

  Marks bytes(String name, byte[] bytes) {
    for (int at = 0; at + WINDOW <= bytes.length; at++) {
      byte[] window = ByteBuffer.allocate(WINDOW).put(bytes, at, WINDOW).array();
      addSpellings(name, window);
    }
    return this;
  }

  private void addSpellings(String name, byte[] window) {
    String raw = new String(window, StandardCharsets.ISO_8859_1);
    add(name, window);
    add(name + " reversed", reversed(window));
    add(name + " as UTF-8", raw.getBytes(StandardCharsets.UTF_8));
    add(name + " as UTF-16", raw.getBytes(StandardCharsets.UTF_16LE));
    add(name + " as UTF-16", raw.getBytes(StandardCharsets.UTF_16BE));
    // windows begin everywhere, and so do the groups of three that base64 makes
    add(name + " as base64", Base64.getEncoder().encode(window));
    add(name + " as base64", Base64.getUrlEncoder().encode(window));
    add(name + " as base64", Base64.getEncoder().encode(raw.getBytes(StandardCharsets.UTF_16LE)));
    for (HexFormat hex : HEX) {
      add(name + " as hex", ascii(hex.formatHex(window)));
      add(name + " as hex", ascii(hex.withUpperCase().formatHex(window)));
      add(name + " as hex", ascii(hex.formatHex(reversed(window))));
    }
    add(name + " as numbers", ascii(numbers(window, false)));
    add(name + " as numbers", ascii(numbers(window, true)));
  }

  private static byte[] reversed(byte[] bytes) {
    byte[] reversed = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      reversed[i] = bytes[bytes.length - 1 - i];
    }
    return reversed;
  }

  /** As Java and JSON print arrays. */
  private static String numbers(byte[] bytes, boolean signed) {
    return IntStream.range(0, bytes.length)
        .map(i -> signed ? bytes[i] : bytes[i] & 0xff)
        .mapToObj(Integer::toString)
        .collect(Collectors.joining(", "));
  }

  Marks and(Marks others) {
    Marks all = new Marks();
    for (Marks each : List.of(this, others)) {
      each.needles.values().forEach(list -> list.forEach(n -> all.add(n.name(), n.bytes())));
    }
    return all;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private void add(String name, byte[] bytes) {
    long key = key(bytes, 0);
    needles.computeIfAbsent(key, k -> new ArrayList<>()).add(new Needle(name, bytes));
    filter.set(bit(key));
  }

  private static long key(byte[] bytes, int at) {
    long key = 0;
    for (int i = 0; i < WINDOW; i++) {
      key = key << 8 | bytes[at + i] & 0xff;
    }
    return key;
  }

  private static int bit(long key) {
    return (int) (key * 0x9e3779b97f4a7c15L >>> 40);
  }

  /** Names of the marks that are there. */
  TreeSet<String> in(byte[] output) {
    TreeSet<String> found = new TreeSet<>();
    for (int at = 0; at + WINDOW <= output.length; at++) {
      long key = key(output, at);
      if (filter.get(bit(key))) {
        for (Needle needle : needles.getOrDefault(key, List.of())) {
          if (startsWith(output, at, needle.bytes())) {
            found.add(needle.name());
          }
        }
      }
    }
    return found;
  }

  private static boolean startsWith(byte[] output, int at, byte[] bytes) {
    return at + bytes.length <= output.length
        && java.util.Arrays.equals(output, at, at + bytes.length, bytes, 0, bytes.length);
  }
}
