package org.icascope.testkit.network;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.util.ArrayList;
import java.util.List;
import org.pcap4j.packet.AbstractPacket;
import org.pcap4j.packet.EthernetPacket;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.IpV4Rfc1349Tos;
import org.pcap4j.packet.IpV6Packet;
import org.pcap4j.packet.IpV6SimpleFlowLabel;
import org.pcap4j.packet.IpV6SimpleTrafficClass;
import org.pcap4j.packet.TcpMaximumSegmentSizeOption;
import org.pcap4j.packet.TcpNoOperationOption;
import org.pcap4j.packet.TcpPacket;
import org.pcap4j.packet.TcpPacket.TcpOption;
import org.pcap4j.packet.TcpSackPermittedOption;
import org.pcap4j.packet.TcpWindowScaleOption;
import org.pcap4j.packet.UdpPacket;
import org.pcap4j.packet.UnknownPacket;
import org.pcap4j.packet.namednumber.EtherType;
import org.pcap4j.packet.namednumber.IpNumber;
import org.pcap4j.packet.namednumber.IpVersion;
import org.pcap4j.packet.namednumber.TcpPort;
import org.pcap4j.packet.namednumber.UdpPort;
import org.pcap4j.util.MacAddress;

/** Ethernet frames with right lengths and checksums, padded to 60 bytes as on the wire. */
final class FrameBuilder {
  static final int TTL_SEEN = 126; // chosen: a host that starts at 128, two hops away

  private FrameBuilder() {}

  /** A TCP segment from one host to another. */
  record Tcp(
      HostPort from,
      HostPort to,
      int identification,
      long sequence,
      long acknowledgment,
      TcpFlags flags,
      int window,
      byte[] payload) {}

  static byte[] tcp(Tcp tcp) {
    return tcp(tcp, TTL_SEEN);
  }

  static byte[] tcp(Tcp tcp, int ttl) {
    TcpPacket.Builder builder =
        new TcpPacket.Builder()
            .srcPort(TcpPort.getInstance((short) tcp.from().port()))
            .dstPort(TcpPort.getInstance((short) tcp.to().port()))
            .sequenceNumber((int) tcp.sequence())
            .acknowledgmentNumber((int) tcp.acknowledgment())
            .syn(tcp.flags().syn())
            .ack(tcp.flags().ack())
            .fin(tcp.flags().fin())
            .rst(tcp.flags().rst())
            .psh(tcp.flags().psh())
            .window((short) tcp.window())
            .options(tcp.flags().syn() ? synOptions(tcp.from().isIpv6()) : List.of())
            .srcAddr(tcp.from().address())
            .dstAddr(tcp.to().address())
            .paddingAtBuild(true)
            .correctLengthAtBuild(true)
            .correctChecksumAtBuild(true);
    if (tcp.payload().length > 0) {
      builder.payloadBuilder(new UnknownPacket.Builder().rawData(tcp.payload()));
    }
    return ethernet(
        new Route(tcp.from(), tcp.to(), tcp.identification(), ttl), IpNumber.TCP, builder);
  }

  private static List<TcpOption> synOptions(boolean ipv6) {
    List<TcpOption> options = new ArrayList<>();
    short mss = (short) (ipv6 ? TcpConversation.MSS_IPV6 : TcpConversation.MSS);
    options.add(
        new TcpMaximumSegmentSizeOption.Builder()
            .maxSegSize(mss)
            .correctLengthAtBuild(true)
            .build());
    options.add(TcpNoOperationOption.getInstance());
    options.add(
        new TcpWindowScaleOption.Builder()
            .shiftCount((byte) TcpConversation.WINDOW_SHIFT)
            .correctLengthAtBuild(true)
            .build());
    options.add(TcpNoOperationOption.getInstance());
    options.add(TcpNoOperationOption.getInstance());
    options.add(TcpSackPermittedOption.getInstance());
    return options;
  }

  static byte[] udp(HostPort from, HostPort to, int identification, byte[] payload) {
    UdpPacket.Builder builder =
        new UdpPacket.Builder()
            .srcPort(UdpPort.getInstance((short) from.port()))
            .dstPort(UdpPort.getInstance((short) to.port()))
            .srcAddr(from.address())
            .dstAddr(to.address())
            .payloadBuilder(new UnknownPacket.Builder().rawData(payload))
            .correctLengthAtBuild(true)
            .correctChecksumAtBuild(true);
    return ethernet(new Route(from, to, identification, TTL_SEEN), IpNumber.UDP, builder);
  }

  /** Who sends to whom, the IP identification and the time to live. */
  private record Route(HostPort from, HostPort to, int identification, int ttl) {}

  private static byte[] ethernet(Route route, IpNumber protocol, AbstractPacket.Builder l4) {
    boolean ipv6 = route.from().isIpv6();
    AbstractPacket.AbstractBuilder ip =
        ipv6 ? ipv6(route, protocol, l4) : ipv4(route, protocol, l4);
    return new EthernetPacket.Builder()
        .srcAddr(mac(route.from()))
        .dstAddr(mac(route.to()))
        .type(ipv6 ? EtherType.IPV6 : EtherType.IPV4)
        .payloadBuilder(ip)
        .paddingAtBuild(true)
        .build()
        .getRawData();
  }

  private static AbstractPacket.AbstractBuilder ipv4(
      Route route, IpNumber protocol, AbstractPacket.Builder l4) {
    return new IpV4Packet.Builder()
        .version(IpVersion.IPV4)
        .tos(IpV4Rfc1349Tos.newInstance((byte) 0))
        .identification((short) route.identification())
        .dontFragmentFlag(true)
        .ttl((byte) route.ttl())
        .protocol(protocol)
        .srcAddr((Inet4Address) route.from().address())
        .dstAddr((Inet4Address) route.to().address())
        .payloadBuilder(l4)
        .paddingAtBuild(true)
        .correctLengthAtBuild(true)
        .correctChecksumAtBuild(true);
  }

  private static AbstractPacket.AbstractBuilder ipv6(
      Route route, IpNumber protocol, AbstractPacket.Builder l4) {
    return new IpV6Packet.Builder()
        .version(IpVersion.IPV6)
        .trafficClass(IpV6SimpleTrafficClass.newInstance((byte) 0))
        .flowLabel(IpV6SimpleFlowLabel.newInstance(0))
        .nextHeader(protocol)
        .hopLimit((byte) route.ttl())
        .srcAddr((Inet6Address) route.from().address())
        .dstAddr((Inet6Address) route.to().address())
        .payloadBuilder(l4)
        .correctLengthAtBuild(true);
  }

  /** Locally administered, made of the last four address bytes. */
  static MacAddress mac(HostPort host) {
    byte[] address = host.addressBytes();
    byte[] mac = {2, 0, 0, 0, 0, 0};
    System.arraycopy(address, address.length - 4, mac, 2, 4);
    return MacAddress.getByAddress(mac);
  }
}
