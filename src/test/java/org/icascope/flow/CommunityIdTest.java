package org.icascope.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.icascope.capture.TestCaptures;
import org.icascope.model.Endpoint;
import org.icascope.model.IpAddress;
import org.icascope.model.Transport;
import org.junit.jupiter.api.Test;

class CommunityIdTest {

  private static final Endpoint CLIENT = endpoint(128, 232, 110, 120, 34855);
  private static final Endpoint SERVER = endpoint(66, 35, 250, 204, 80);

  @Test
  void theTcpVectorPublishedWithTheSpecificationComesOut() {
    assertEquals("1:LQU9qZlK+B5F3KDmev6m5PMibrg=", CommunityId.of(Transport.TCP, CLIENT, SERVER));
  }

  @Test
  void bothDirectionsHaveTheSameId() {
    assertEquals(
        CommunityId.of(Transport.TCP, CLIENT, SERVER),
        CommunityId.of(Transport.TCP, SERVER, CLIENT));
  }

  @Test
  void theUdpVectorOfAPublishedImplementationComesOut() {
    assertEquals(
        "1:vTdrngJjlP5eZ9mw9JtnKyn99KM=",
        CommunityId.of(Transport.UDP, endpoint(192, 168, 1, 42, 4242), endpoint(8, 8, 8, 8, 53)));
  }

  @Test
  void theIdsOfAnIpv6CaptureAreThoseOfTshark() throws IOException {
    Path file = TestCaptures.folder("scenarios").resolve("19-ipv6-vlan.pcap");
    Tshark.assumeInstalled();
    Set<String> expected = new TreeSet<>();
    List<String> enable = List.of("--enable-protocol", "communityid");
    for (String[] row : Tshark.fields(file, enable, "communityid")) {
      expected.add(row[0]);
    }
    Set<String> actual = new TreeSet<>();
    for (Flow flow : CaptureFlows.of(file)) {
      actual.add(CommunityId.of(flow));
    }
    assertEquals(expected, actual);
  }

  private static Endpoint endpoint(int a, int b, int c, int d, int port) {
    return new Endpoint(new IpAddress(0, (long) a << 24 | b << 16 | c << 8 | d, 4), port);
  }
}
