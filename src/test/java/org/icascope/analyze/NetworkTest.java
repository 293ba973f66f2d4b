package org.icascope.analyze;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.icascope.flow.Flow;
import org.icascope.flow.FlowsForTests;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.IpAddress;
import org.icascope.model.Transport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Networks of addresses, and which of them are public. */
class NetworkTest {

  private static IpAddress address(String text) {
    try {
      return IpAddress.of(InetAddress.getByName(text).getAddress());
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException(e);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "192.168.20.77, 24, 192.168.20.0/24",
    "192.168.20.77, 32, 192.168.20.77",
    "192.168.20.77, 0, 0.0.0.0/0",
    "192.168.20.77, 64, 192.168.20.77",
    "255.255.255.255, 1, 128.0.0.0/1",
    "2001:db8:1:2:3:4:5:6, 64, 2001:db8:1:2::/64",
    "2001:db8:1:2:3:4:5:6, 128, 2001:db8:1:2:3:4:5:6",
    "2001:db8:1:2:3:4:5:6, 65, 2001:db8:1:2::/65",
    "2001:db8:1:2:3:4:5:6, 0, ::/0",
  })
  void anAddressLiesInTheNetworkThatBeginsAsItDoes(String address, int bits, String network) {
    Network found = Network.of(address(address), bits);
    assertEquals(network, found.toString());
    assertTrue(found.has(address(address)));
  }

  @Test
  void theNextAddressLiesOutside() {
    assertFalse(Network.of(address("10.1.2.3"), 24).has(address("10.1.3.0")));
    assertFalse(Network.of(address("0.0.0.1"), 0).has(address("::1")));
  }

  /** Both ends of each range by RFC 6890, and their neighbours. */
  @ParameterizedTest
  @CsvSource({
    "9.255.255.255, true",
    "10.0.0.0, false",
    "10.255.255.255, false",
    "11.0.0.0, true",
    "100.63.255.255, true",
    "100.64.0.0, false",
    "100.127.255.255, false",
    "100.128.0.0, true",
    "127.0.0.1, false",
    "169.254.0.1, false",
    "172.15.255.255, true",
    "172.16.0.0, false",
    "172.31.255.255, false",
    "172.32.0.0, true",
    "192.167.255.255, true",
    "192.168.0.0, false",
    "192.168.255.255, false",
    "192.169.0.0, true",
    "198.18.0.1, false",
    "198.20.0.0, true",
    "203.0.113.9, true",
    "223.255.255.255, true",
    "224.0.0.1, false",
    "255.255.255.255, false",
    "2001:db8::1, true",
    "3fff:ffff::1, true",
    "4000::1, false",
    "fd00::1, false",
    "fe80::1, false",
    "::1, false",
  })
  void publicAddressesAreTold(String address, boolean isPublic) {
    assertEquals(isPublic, PublicAddress.is(address(address)));
  }

  private static Flow flow(String client, String server) {
    FrameMark mark = new FrameMark(0, 1, 0);
    return FlowsForTests.of(
        0,
        Transport.TCP,
        new Endpoint(address(client), 50000),
        new Endpoint(address(server), 1494),
        mark,
        mark);
  }

  @Test
  void addressesOfOneOwnerAreInsideThoughTheyArePublic() {
    assertFalse(PublicAddress.isFromOutside(flow("141.20.1.1", "141.20.200.1")));
    assertTrue(PublicAddress.isFromOutside(flow("141.21.1.1", "141.20.200.1")));
    assertFalse(PublicAddress.isFromOutside(flow("2001:db8:1::1", "2001:db8:ffff::1")));
    assertTrue(PublicAddress.isFromOutside(flow("2001:db9:1::1", "2001:db8:1::1")));
  }

  @Test
  void whoGoesOutIsNotFromOutside() {
    assertFalse(PublicAddress.isFromOutside(flow("10.1.1.1", "203.0.113.10")));
    assertTrue(PublicAddress.crosses(flow("10.1.1.1", "203.0.113.10")));
    assertFalse(PublicAddress.crosses(flow("10.1.1.1", "192.168.1.1")));
  }
}
