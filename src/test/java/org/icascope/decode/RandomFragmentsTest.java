package org.icascope.decode;

import static org.icascope.decode.FrameBytes.ETHERNET_IPV4;
import static org.icascope.decode.FrameBytes.ETHERNET_IPV6;
import static org.icascope.decode.FrameBytes.ethernet;
import static org.icascope.decode.FrameBytes.ipv4;
import static org.icascope.decode.FrameBytes.ipv6;
import static org.icascope.decode.FrameBytes.u16;
import static org.icascope.decode.FrameBytes.u32;
import static org.icascope.decode.FrameBytes.udp;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import org.icascope.capture.Frame;
import org.icascope.capture.LinkTypes;
import org.icascope.testkit.Seeded;
import org.junit.jupiter.api.Test;

/** Datagrams cut up at random, several at a time, come out whole; those with a hole do not. */
class RandomFragmentsTest {

  private static final int RUNS = 400;
  private static final int UNIT = 8;

  /** A fragment of a datagram. */
  private record Part(int datagram, int from, int to, boolean last) {}

  @Test
  void anyOrderOverlapAndRepetitionGivesTheDatagramsThatAreAllThere() {
    Seeded.runs(RUNS, RandomFragmentsTest::check);
  }

  private static void check(Random random) {
    boolean version6 = random.nextBoolean();
    List<String> datagrams = new ArrayList<>();
    List<Part> parts = new ArrayList<>();
    TreeSet<Integer> whole = new TreeSet<>();
    for (int i = 1 + random.nextInt(20); i > 0; i--) {
      byte[] payload = new byte[UNIT + random.nextInt(4000)];
      random.nextBytes(payload);
      datagrams.add(udp(8 + payload.length) + HexFormat.of().formatHex(payload));
      if (cut(random, datagrams.size() - 1, 8 + payload.length, parts)) {
        whole.add(datagrams.size() - 1);
      }
    }
    Collections.shuffle(parts, random);
    HeaderDecoder decoder = new HeaderDecoder();
    Headers headers = new Headers();
    Map<Integer, String> out = new HashMap<>();
    for (int i = 0; i < parts.size(); i++) {
      Part part = parts.get(i);
      String content = datagrams.get(part.datagram).substring(2 * part.from, 2 * part.to);
      Frame frame = version6 ? frame6(part, content) : frame4(part, content);
      if (decoder.decode(frame.meta(i + 1, LinkTypes.ETHERNET).number(0, i + 1), headers)) {
        int start = headers.payloadStart();
        byte[] bytes = headers.frame().bytes();
        out.put(
            part.datagram,
            HexFormat.of().formatHex(bytes, start, start + headers.payloadCaptured()));
      }
    }
    assertEquals(whole, new TreeSet<>(out.keySet()));
    out.forEach((of, payload) -> assertEquals(datagrams.get(of).substring(16), payload));
    assertEquals(0, decoder.counts().fragmentsOverLimit());
    assertTrue(decoder.counts().malformed() == 0, "nothing is malformed");
  }

  /** Cuts one up, with overlaps; returns whether all of it is there. */
  private static boolean cut(Random random, int datagram, int length, List<Part> parts) {
    int units = (length + UNIT - 1) / UNIT;
    boolean[] there = new boolean[units];
    boolean lossy = random.nextInt(3) == 0;
    int from = 0;
    List<Part> own = new ArrayList<>();
    while (from < units) {
      int to = Math.min(units, from + 1 + random.nextInt(100));
      if (!lossy || random.nextInt(4) > 0) {
        own.add(part(datagram, from, to, length));
      }
      if (random.nextInt(4) == 0) {
        int low = random.nextInt(to);
        own.add(part(datagram, low, Math.min(units, low + 1 + random.nextInt(50)), length));
      }
      from = to;
    }
    if (own.size() < 2) {
      own.add(part(datagram, 0, Math.max(1, units - 1), length));
    }
    for (Part part : own) {
      Arrays.fill(there, part.from / UNIT, (part.to + UNIT - 1) / UNIT, true);
    }
    parts.addAll(own);
    for (boolean unit : there) {
      if (!unit) {
        return false;
      }
    }
    return true;
  }

  private static Part part(int datagram, int from, int to, int length) {
    int end = Math.min(length, to * UNIT);
    return new Part(datagram, from * UNIT, end, end == length);
  }

  private static Frame frame4(Part part, String content) {
    String header = ipv4(17, part.datagram, part.to - part.from);
    String place = u16((part.last ? 0 : 0x2000) | part.from / UNIT);
    return ethernet(
        ETHERNET_IPV4 + header.substring(0, 12) + place + header.substring(16) + content);
  }

  private static Frame frame6(Part part, String content) {
    String header = "11" + "00" + u16(part.from | (part.last ? 0 : 1)) + u32(part.datagram);
    return ethernet(ETHERNET_IPV6 + ipv6(44, 8 + part.to - part.from) + header + content);
  }
}
