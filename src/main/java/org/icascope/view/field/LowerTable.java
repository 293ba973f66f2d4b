package org.icascope.view.field;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The fields that are read by hand: name, type (with the bits that a number has, as in Wireshark),
 * title and explanation. Apart from the code that reads them, since a list is wanted sooner and
 * more often than all of that.
 */
final class LowerTable {

  private static final String ROWS =
      """
      _ws.col.Destination|text|Column destination|As icascope packets prints it.
      _ws.col.Info|text|Column info|As icascope packets prints it.
      _ws.col.Protocol|text|Column protocol|As icascope packets prints it.
      _ws.col.Source|text|Column source|As icascope packets prints it.
      _ws.col.def_dst|text|Column destination|The name that it has in tshark from 4.2 on.
      _ws.col.def_src|text|Column source|The name that it has in tshark from 4.2 on.
      _ws.col.info|text|Column info|The name that it has in tshark from 4.2 on.
      _ws.col.protocol|text|Column protocol|The name that it has in tshark from 4.2 on.
      arp.opcode|number16|Opcode|
      arp|group|Address Resolution Protocol|
      cgp|group|Citrix Common Gateway Protocol|Once for every unit that is complete with this frame; its length.
      dtls.handshake.extensions_server_name|text|Server name|The name that the client asks for.
      dtls.handshake.type|number8|Handshake type|Of the message that begins the record, where it is in clear.
      dtls.record.content_type|number8|Content type|
      dtls.record.epoch|number16|Epoch|
      dtls.record.length|number16|Length|
      dtls.record.version|number16|Version|
      dtls|group|Datagram Transport Layer Security|Once for every unit that is complete with this frame; its length.
      eapol|group|802.1X Authentication|
      edt|group|Enlightened Data Transport|Once for every unit that is complete with this frame; its length.
      eigrp|group|Enhanced Interior Gateway Routing Protocol|
      esp|group|Encapsulating Security Payload|
      eth.addr|ethernet|Source or destination|Has two values.
      eth.dst|ethernet|Destination|
      eth.src|ethernet|Source|
      eth.type|number16|Type|
      eth|group|Ethernet|
      frame.cap_len|number32|Captured length|Bytes in the file.
      frame.comment|text|Comment|Packet comments of pcapng.
      frame.len|number32|Frame length|Bytes on the wire.
      frame.number|number32|Frame number|In its file, from 1.
      frame.protocols|text|Protocols in frame|Outermost first, joined by colons.
      frame.time_delta|decimal|Time since the frame before|Seconds.
      frame.time_epoch|time|Epoch time|Seconds since 1970.
      frame.time_relative|decimal|Time since the first frame|Seconds; the first frame of the whole input.
      frame.time|time|Arrival time|
      frame|group|Frame|
      http|group|Hypertext Transfer Protocol|Segments that begin a request or an answer of HTTP/1.
      ica.frame.protection|text|Protection of the content|What the record header says: clear, basic, secureica, keyExchange or modeChange.
      icascope.file|text|File|The capture file; for -T fields only, not for filters.
      icascope.flow|number|Flow|Flows of TCP and UDP together, counted from 1.
      icascope.message|number|Message number|Of a tracked CGP message: counted from 1 in its direction, over all connections.
      icascope.replayed|group|Replayed message|A CGP message that was sent before, on the connection that broke.
      icascope.session|text|Session|As in analyze: s1. Who asks for it has the input read twice.
      ica|group|Citrix Independent Computing Architecture|Once for every unit that is complete with this frame; its length.
      icmp.code|number8|Code|
      icmp.type|number8|Type|
      icmpv6.code|number8|Code|
      icmpv6.type|number8|Type|
      icmpv6|group|Internet Control Message Protocol v6|What an error quotes of another packet is not read.
      icmp|group|Internet Control Message Protocol|What an error quotes of another packet is not read.
      igmp|group|Internet Group Management Protocol|
      ip.addr|address|Source or destination address|Has two values.
      ip.dsfield.dscp|number8|Differentiated services code point|
      ip.dsfield|number8|Differentiated services field|
      ip.dst|address|Destination address|
      ip.flags.df|boolean|Do not fragment|
      ip.flags.mf|boolean|More fragments|
      ip.flags|number8|Flags|The three bits in front of the fragment offset.
      ip.frag_offset|number16|Fragment offset|As in the header, in units of eight bytes.
      ip.hdr_len|number8|Header length|Bytes.
      ip.id|number16|Identification|
      ip.len|number16|Total length|Bytes, the header included.
      ip.proto|number8|Protocol|
      ip.src|address|Source address|
      ip.ttl|number8|Time to live|
      ip.version|number8|Version|
      ipv6.addr|address|Source or destination address|Has two values.
      ipv6.dst|address|Destination address|
      ipv6.hlim|number8|Hop limit|
      ipv6.src|address|Source address|
      ipv6|group|Internet Protocol Version 6|The innermost, where packets are in tunnels.
      ipx|group|Internetwork Packet eXchange|
      ip|group|Internet Protocol Version 4|The innermost, where packets are in tunnels.
      llc|group|Logical-Link Control|
      lldp|group|Link Layer Discovery Protocol|
      loop|group|Configuration Test Protocol (loopback)|
      macsec|group|802.1AE Security tag|
      ns|group|NetScaler Packet Trace|What a NetScaler trace (nstrace) says of the packet.
      nstrace.activity.lbstatssync|boolean|LB stats sync|
      nstrace.activity.natpcbzombie|boolean|NATPCB zombie|
      nstrace.activity.pcbzombie|boolean|PCB zombie|
      nstrace.activity.perfcollection|boolean|Perf collection|
      nstrace.activity.statsreq|boolean|Stats request|
      nstrace.activity|number32|Activity flags|
      nstrace.app|number8|App|Part of the appliance that the packet belongs to; of 3.5.
      nstrace.capflags.dbg|boolean|Debug packet|Of 3.5.
      nstrace.capflags.int|boolean|Internal packet|Of 3.5.
      nstrace.capflags.skipnwhdr|boolean|Skip headers|Of 3.5.
      nstrace.capflags|number32|Capture flags|The number that also has the activity flags; of 3.5.
      nstrace.cluster.dnode|number|Destination node|Of 3.5; -1 for none.
      nstrace.cluster.flags.dfd|boolean|DFD|Of 3.5.
      nstrace.cluster.flags.fp|boolean|Flow processor|Of 3.5.
      nstrace.cluster.flags.fr|boolean|Flow receiver|Of 3.5.
      nstrace.cluster.flags.res|boolean|Reserved|Of 3.5.
      nstrace.cluster.flags.rssh|boolean|RSSHASH|Of 3.5.
      nstrace.cluster.flags.srss|boolean|SRSS|Of 3.5.
      nstrace.cluster.flags|number8|Cluster flags|Of 3.5.
      nstrace.cluster.snode|number|Source node|Of 3.5; -1 for none.
      nstrace.cluster|group|Cluster record|Of 3.5.
      nstrace.coreid|number16|Core Id|Packet engine.
      nstrace.devno|number32|DevNo|PcbDevNo or linked PcbDevNo; has two values.
      nstrace.dir|number16|Operation|Type of the record: it says which way the packet went, seen from the appliance.
      nstrace.dnode|number|Destination node|Before 3.5; -1 for none.
      nstrace.dst_vm|text|Destination VM name|Before 3.5.
      nstrace.err|number8|Error code|0 for none; of 3.5.
      nstrace.flags.dfd|boolean|DFD|Before 3.5.
      nstrace.flags.fp|boolean|Flow processor|Before 3.5.
      nstrace.flags.fr|boolean|Flow receiver|Before 3.5.
      nstrace.flags.res|boolean|Reserved|Before 3.5.
      nstrace.flags.rssh|boolean|RSSHASH|Before 3.5.
      nstrace.flags.srss|boolean|SRSS|Before 3.5.
      nstrace.flags|number8|Cluster flags|Before 3.5.
      nstrace.httpabort|number8|HTTP abort code|Before 3.5.
      nstrace.inforec.info|text|Info|Of 3.5.
      nstrace.inforec|group|Info record|Of 3.5.
      nstrace.l_pdevno|number32|Linked PcbDevNo|The other connection of a proxied session; 0 where the packet does not say.
      nstrace.nicno|number8|Nic No|Network interface of the appliance.
      nstrace.pdevno|number32|PcbDevNo|Number of the TCP connection in the appliance; 0 for none.
      nstrace.rtt|number32|RTT|Before 3.5.
      nstrace.sndcwnd|number32|Send window|Congestion window; before 3.5.
      nstrace.snode|number|Source node|Before 3.5; -1 for none.
      nstrace.src_vm|text|Source VM name|Before 3.5.
      nstrace.sslrec.seq|number32|SSL record number|Of packets that the appliance decrypted; of 3.5.
      nstrace.tcpcc.lastcwnd|number32|Last send window|Of the congestion control BIC; of 3.5.
      nstrace.tcpcc.lastmaxcwnd|number32|Last largest send window|Of the congestion control BIC; of 3.5.
      nstrace.tcpcc.lasttime|number32|Time of the last change|Of the congestion control BIC; of 3.5.
      nstrace.tcpcc.losscwnd|number32|Send window at the last loss|Of the congestion control BIC; of 3.5.
      nstrace.tcpcc|group|Congestion control record|Of 3.5.
      nstrace.tcpdbg2.Ospckcnt|number32|Packets out of order|Of 3.5.
      nstrace.tcpdbg2.bwEstimate|number32|Bandwidth estimate|Of 3.5.
      nstrace.tcpdbg2.cfgSndBuf|number32|Configured send buffer|Of 3.5.
      nstrace.tcpdbg2.flavour|number8|Congestion control|2 is BIC; of 3.5.
      nstrace.tcpdbg2.maxrcvbuff|number32|Largest receive buffer|Of 3.5.
      nstrace.tcpdbg2.maxsndbuf|number32|Send buffer|Of 3.5.
      nstrace.tcpdbg2.rtt|number32|RTT|As the appliance counts it; of 3.5.
      nstrace.tcpdbg2.sndCwnd|number32|Send window|Congestion window; of 3.5.
      nstrace.tcpdbg2.ssthresh|number32|Slow start threshold|Of 3.5.
      nstrace.tcpdbg2.tsRecent|number32|Recent time stamp|Of 3.5.
      nstrace.tcpdbg2|group|TCP debug record|Of 3.5.
      nstrace.tsrecent|number32|Recent time stamp|Of TCP; before 3.5.
      nstrace.vlan|number16|Vlan|The tag itself is not in the frame.
      nstrace.vmnames.dstvmnames|text|Destination VM name|Of 3.5.
      nstrace.vmnames.srcvmname|text|Source VM name|Of 3.5.
      nstrace.vmnames|group|VM names record|Of 3.5.
      ospf|group|Open Shortest Path First|
      pim|group|Protocol Independent Multicast|
      pppoed|group|PPP-over-Ethernet Discovery|
      ptp|group|Precision Time Protocol|
      sctp|group|Stream Control Transmission Protocol|
      slow|group|Slow Protocols|
      sll.etype|number16|Protocol|An Ethernet type.
      sll.halen|number16|Link-layer address length|Bytes.
      sll.hatype|number16|Link-layer address type|ARPHRD number of the device.
      sll.ifindex|number32|Interface index|Version 2 of the header only.
      sll.pkttype|number16|Packet type|0 to us, 1 broadcast, 2 multicast, 3 of others to others, 4 from us.
      sll.src.eth|ethernet|Source|Address of the sender on the link, where it has six bytes.
      sll|group|Linux cooked-mode capture|What tcpdump writes with -i any.
      stp|group|Spanning Tree Protocol|
      tcp.ack_raw|number32|Acknowledgement number (raw)|
      tcp.ack|number32|Acknowledgement number (relative)|Relative to the SYN of the other side; absent where that is not known, 0 without ACK flag.
      tcp.analysis.ack_lost_segment|group|ACKed segment not captured|
      tcp.analysis.duplicate_ack_frame|number|Duplicate of the ACK in frame|
      tcp.analysis.duplicate_ack_num|number|Duplicate ACK number|In a row, from 1.
      tcp.analysis.duplicate_ack|group|Duplicate ACK|
      tcp.analysis.fast_retransmission|group|Fast retransmission|
      tcp.analysis.flags|group|TCP analysis flags|Any of the remarks.
      tcp.analysis.keep_alive_ack|group|ACK to a keep-alive|
      tcp.analysis.keep_alive|group|Keep-alive|
      tcp.analysis.lost_segment|group|Previous segment not captured|
      tcp.analysis.out_of_order|group|Out-of-order segment|
      tcp.analysis.retransmission|group|Retransmission|Fast and spurious ones included.
      tcp.analysis.reused_ports|group|Port numbers reused|A SYN on the ports of an earlier flow.
      tcp.analysis.spurious_retransmission|group|Spurious retransmission|
      tcp.analysis.window_full|group|Window full|
      tcp.analysis.window_update|group|Window update|
      tcp.analysis.zero_window_probe_ack|group|ACK to a zero window probe|
      tcp.analysis.zero_window_probe|group|Zero window probe|
      tcp.analysis.zero_window|group|Zero window|
      tcp.dstport|number16|Destination port|
      tcp.flags.ack|boolean|Acknowledgement|
      tcp.flags.cwr|boolean|Congestion window reduced|
      tcp.flags.ece|boolean|ECN-Echo|
      tcp.flags.fin|boolean|Fin|
      tcp.flags.push|boolean|Push|
      tcp.flags.reset|boolean|Reset|
      tcp.flags.syn|boolean|Syn|
      tcp.flags.urg|boolean|Urgent|
      tcp.flags|number16|Flags|
      tcp.hdr_len|number8|Header length|Bytes.
      tcp.len|number32|TCP segment length|Bytes of payload.
      tcp.port|number16|Source or destination port|Has two values.
      tcp.seq_raw|number32|Sequence number (raw)|
      tcp.seq|number32|Sequence number (relative)|Relative to the SYN, or to the first segment seen.
      tcp.srcport|number16|Source port|
      tcp.stream|number32|Stream index|TCP flows are counted from 0, as in Wireshark.
      tcp.time_delta|decimal|Time since the frame before in the flow|Seconds.
      tcp.time_relative|decimal|Time since the first frame of the flow|Seconds.
      tcp.window_size_value|number16|Window|As on the wire, not scaled.
      tcp.window_size|number32|Calculated window size|Scaled, where both SYNs or the capture tell by how much.
      tcp|group|Transmission Control Protocol|
      tls.handshake.extensions_server_name|text|Server name|The name that the client asks for.
      tls.handshake.type|number8|Handshake type|Of the message that begins the record, where it is in clear.
      tls.record.content_type|number8|Content type|
      tls.record.length|number16|Length|
      tls.record.version|number16|Version|
      tls|group|Transport Layer Security|Once for every unit that is complete with this frame; its length.
      udp.dstport|number16|Destination port|
      udp.length|number16|Length|Bytes, the eight of the header included.
      udp.port|number16|Source or destination port|Has two values.
      udp.srcport|number16|Source port|
      udp.stream|number32|Stream index|UDP flows are counted from 0, as in Wireshark.
      udp.time_delta|decimal|Time since the frame before in the flow|Seconds.
      udp.time_relative|decimal|Time since the first frame of the flow|Seconds.
      udp|group|User Datagram Protocol|
      vlan.id|number16|VLAN id|Of the outermost tag.
      vlan|group|802.1Q virtual LAN|
      vrrp|group|Virtual Router Redundancy Protocol|
      websocket.fin|boolean|Fin|
      websocket.mask|boolean|Mask|
      websocket.opcode|number8|Opcode|
      websocket.payload_length|number|Payload length|Bytes; of long ones, too, where Wireshark has websocket.payload_length_ext_16.
      websocket|group|WebSocket|Once for every unit that is complete with this frame; its length.
      """;

  private LowerTable() {}

  /** By name. */
  static Map<String, FieldInfo> fields() {
    Map<String, FieldInfo> fields = new HashMap<>(256);
    int at = 0;
    while (at < ROWS.length()) {
      int end = ROWS.indexOf('\n', at);
      FieldInfo field = field(ROWS.substring(at, end));
      fields.put(field.name(), field);
      at = end + 1;
    }
    return fields;
  }

  private static FieldInfo field(String row) {
    int type = row.indexOf('|');
    int title = row.indexOf('|', type + 1);
    int explanation = row.indexOf('|', title + 1);
    int bits = title;
    while (Character.isDigit(row.charAt(bits - 1))) {
      bits--;
    }
    return new FieldInfo(
        row.substring(0, type),
        FieldType.valueOf(row.substring(type + 1, bits).toUpperCase(Locale.ROOT)),
        row.substring(title + 1, explanation),
        row.substring(explanation + 1),
        false,
        bits == title ? 0 : Integer.parseInt(row, bits, title, 10));
  }
}
