package org.icascope.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowsForTests;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.model.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expected texts by hand, in the syntax of wireshark-filter(4); the last test asks tshark. */
final class DisplayFilterTest {

  private static final IpAddress V6 = new IpAddress(0x20010db800000000L, 0x10L, 6);

  private static Flow flow(int serial, Transport transport, IpAddress client, IpAddress server) {
    FrameMark mark = new FrameMark(0, 1, 0);
    return FlowsForTests.of(
        serial, transport, new Endpoint(client, 50000), new Endpoint(server, 2598), mark, mark);
  }

  private static Flow tcp(int serial) {
    return flow(serial, Transport.TCP, Story.client(1), Story.client(2));
  }

  private static final Flow SIX = flow(1, Transport.TCP, V6, V6);
  private static final Flow DATAGRAMS = flow(7, Transport.UDP, Story.client(1), Story.client(2));

  @Test
  void oneFlowIsComparedAndSeveralAreASet() {
    assertEquals("tcp.stream == 3", DisplayFilter.ofFlows(List.of(tcp(3)), true));
    assertEquals(
        "tcp.stream in {3, 5} || udp.stream == 7",
        DisplayFilter.ofFlows(List.of(tcp(3), tcp(5), DATAGRAMS), true));
  }

  @Test
  void overSeveralFilesIpv6HasItsOwnFieldName() {
    assertEquals(
        "(ipv6.addr == 2001:db8::10 && ipv6.addr == 2001:db8::10"
            + " && tcp.port == 50000 && tcp.port == 2598)",
        DisplayFilter.ofFlows(List.of(SIX), false));
  }

  @Test
  void streamsInARowAreARange() {
    List<Flow> flows = new ArrayList<>();
    for (int serial : new int[] {9, 2, 3, 4, 11, 12, 0}) {
      flows.add(tcp(serial));
    }
    assertEquals("tcp.stream in {0, 2..4, 9, 11, 12}", DisplayFilter.ofFlows(flows, true));
  }

  @Test
  void ofMoreThanTwoHundredFlowsTheServersAreNamed() {
    List<Flow> many = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      many.add(tcp(2 * i));
    }
    assertEquals(199, DisplayFilter.ofFlows(many, true).chars().filter(c -> c == ',').count());
    many.add(tcp(500));
    assertEquals(
        "(ip.addr == " + Story.client(2) + " && tcp.port == 2598)",
        DisplayFilter.ofFlows(many, true));
  }

  @Test
  void tsharkAcceptsEveryKindOfFilter(@TempDir Path folder) throws Exception {
    Path empty = folder.resolve("empty.pcap");
    // pcap header, version 2.4, snap length 65535, Ethernet, no packets
    byte[] header = {
      (byte) 0xd4,
      (byte) 0xc3,
      (byte) 0xb2,
      (byte) 0xa1,
      2,
      0,
      4,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      (byte) 0xff,
      (byte) 0xff,
      0,
      0,
      1,
      0,
      0,
      0
    };
    Files.write(empty, header);
    List<Flow> flows = List.of(tcp(3), SIX, DATAGRAMS);
    for (String filter :
        List.of(
            DisplayFilter.ofFlows(flows, true),
            DisplayFilter.ofFlows(flows, false),
            DisplayFilter.attemptsAt(SIX.server()),
            DisplayFilter.attemptsAt(tcp(1).server()))) {
      assertEquals("0", tshark(empty, filter), filter);
    }
  }

  /** Exit code, and what tshark says when it is not 0. */
  private static String tshark(Path file, String filter) throws Exception {
    Process process;
    try {
      process =
          new ProcessBuilder("tshark", "-r", file.toString(), "-Y", filter)
              .redirectErrorStream(true)
              .start();
    } catch (IOException e) {
      assumeTrue(false, "skipped: tshark is not installed");
      throw e;
    }
    try (InputStream out = process.getInputStream()) {
      String said = new String(out.readAllBytes(), StandardCharsets.UTF_8);
      int exit = process.waitFor();
      return exit == 0 ? "0" : exit + " " + said;
    }
  }
}
