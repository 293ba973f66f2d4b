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

/** Bytes that must not be found: no six of them in a row, in any of the usual spellings. */
final class Marks {

  private static final int WINDOW = 6;
  private static final int FILTER_BITS = 1 << 20;

  private record Needle(String name, byte[] bytes) {}

  private final Map<Long, List<Needle>> needles = new HashMap<>();
  private final BitSet filter = new BitSet(FILTER_BITS);

  Marks text(String name, String text) {
    return bytes(name, text.getBytes(StandardCharsets.US_ASCII));
  }

  Marks bytes(String name, byte[] bytes) {
    for (int at = 0; at + WINDOW <= bytes.length; at++) {
      byte[] window = ByteBuffer.allocate(WINDOW).put(bytes, at, WINDOW).array();
      String raw = new String(window, StandardCharsets.ISO_8859_1);
      add(name, window);
      add(name + " as hex", ascii(HexFormat.of().formatHex(window)));
      add(name + " as hex", ascii(HexFormat.of().withUpperCase().formatHex(window)));
      add(name + " as hex", ascii(HexFormat.ofDelimiter(" ").formatHex(window)));
      add(name + " as hex", ascii(HexFormat.ofDelimiter(":").formatHex(window)));
      add(name + " as base64", Base64.getEncoder().encode(window));
      add(name + " as UTF-16", raw.getBytes(StandardCharsets.UTF_16LE));
      add(name + " as UTF-16", raw.getBytes(StandardCharsets.UTF_16BE));
    }
    return this;
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
    return (int) (key * 0x9e3779b97f4a7c15L >>> 44);
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
