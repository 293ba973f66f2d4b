package org.icascope.view.field;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The fields that are read by hand: name, type, title and explanation. Apart from the code that
 * reads them, since a list is wanted sooner and more often than all of that.
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
      arp.opcode|number|Opcode|
      arp|group|Address Resolution Protocol|
      cgp|group|Citrix Common Gateway Protocol|Once for every unit that is complete with this frame; its length.
      dtls.handshake.extensions_server_name|text|Server name|The name that the client asks for.
      dtls.handshake.type|number|Handshake type|Of the message that begins the record, where it is in clear.
      dtls.record.content_type|number|Content type|
      dtls.record.epoch|number|Epoch|
      dtls.record.length|number|Length|
      dtls.record.version|number|Version|
      dtls|group|Datagram Transport Layer Security|Once for every unit that is complete with this frame; its length.
      eapol|group|802.1X Authentication|
      edt|group|Enlightened Data Transport|Once for every unit that is complete with this frame; its length.
      eigrp|group|Enhanced Interior Gateway Routing Protocol|
      esp|group|Encapsulating Security Payload|
      eth.addr|ethernet|Source or destination|Has two values.
      eth.dst|ethernet|Destination|
      eth.src|ethernet|Source|
      eth.type|number|Type|
      eth|group|Ethernet|
      frame.cap_len|number|Captured length|Bytes in the file.
      frame.comment|text|Comment|Packet comments of pcapng.
      frame.len|number|Frame length|Bytes on the wire.
      frame.number|number|Frame number|In its file, from 1.
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
      icascope.session|text|Session|As in analyze: s1. Known to commands that analyze the input first.
      ica|group|Citrix Independent Computing Architecture|Once for every unit that is complete with this frame; its length.
      icmp.code|number|Code|
      icmp.type|number|Type|
      icmpv6.code|number|Code|
      icmpv6.type|number|Type|
      icmpv6|group|Internet Control Message Protocol v6|What an error quotes of another packet is not read.
      icmp|group|Internet Control Message Protocol|What an error quotes of another packet is not read.
      igmp|group|Internet Group Management Protocol|
      ip.addr|address|Source or destination address|Has two values.
      ip.dsfield.dscp|number|Differentiated services code point|
      ip.dsfield|number|Differentiated services field|
      ip.dst|address|Destination address|
      ip.flags.df|boolean|Do not fragment|
      ip.flags.mf|boolean|More fragments|
      ip.flags|number|Flags|The three bits in front of the fragment offset.
      ip.frag_offset|number|Fragment offset|Bytes.
      ip.hdr_len|number|Header length|Bytes.
      ip.id|number|Identification|
      ip.len|number|Total length|Bytes, the header included.
      ip.proto|number|Protocol|
      ip.src|address|Source address|
      ip.ttl|number|Time to live|
      ip.version|number|Version|
      ipv6.addr|address|Source or destination address|Has two values.
      ipv6.dst|address|Destination address|
      ipv6.hlim|number|Hop limit|
      ipv6.src|address|Source address|
      ipv6|group|Internet Protocol Version 6|The innermost, where packets are in tunnels.
      ipx|group|Internetwork Packet eXchange|
      ip|group|Internet Protocol Version 4|The innermost, where packets are in tunnels.
      llc|group|Logical-Link Control|
      lldp|group|Link Layer Discovery Protocol|
      loop|group|Configuration Test Protocol (loopback)|
      macsec|group|802.1AE Security tag|
      ospf|group|Open Shortest Path First|
      pim|group|Protocol Independent Multicast|
      pppoed|group|PPP-over-Ethernet Discovery|
      ptp|group|Precision Time Protocol|
      sctp|group|Stream Control Transmission Protocol|
      slow|group|Slow Protocols|
      stp|group|Spanning Tree Protocol|
      tcp.ack_raw|number|Acknowledgement number (raw)|
      tcp.ack|number|Acknowledgement number (relative)|Relative to the SYN of the other side; absent where that is not known, 0 without ACK flag.
      tcp.analysis.ack_lost_segment|group|ACKed segment not captured|
      tcp.analysis.duplicate_ack_frame|number|Duplicate of the ACK in frame|
      tcp.analysis.duplicate_ack_num|number|Duplicate ACK number|In a row, from 1.
      tcp.analysis.duplicate_ack|group|Duplicate ACK|
      tcp.analysis.fast_retransmission|group|Fast retransmission|
      tcp.analysis.flags|group|TCP analysis flags|Any of the remarks but window updates.
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
      tcp.dstport|number|Destination port|
      tcp.flags.ack|boolean|Acknowledgement|
      tcp.flags.cwr|boolean|Congestion window reduced|
      tcp.flags.ece|boolean|ECN-Echo|
      tcp.flags.fin|boolean|Fin|
      tcp.flags.push|boolean|Push|
      tcp.flags.reset|boolean|Reset|
      tcp.flags.syn|boolean|Syn|
      tcp.flags.urg|boolean|Urgent|
      tcp.flags|number|Flags|
      tcp.hdr_len|number|Header length|Bytes.
      tcp.len|number|TCP segment length|Bytes of payload.
      tcp.port|number|Source or destination port|Has two values.
      tcp.seq_raw|number|Sequence number (raw)|
      tcp.seq|number|Sequence number (relative)|Relative to the SYN, or to the first segment seen.
      tcp.srcport|number|Source port|
      tcp.stream|number|Stream index|TCP flows are counted from 0, as in Wireshark.
      tcp.time_delta|decimal|Time since the frame before in the flow|Seconds.
      tcp.time_relative|decimal|Time since the first frame of the flow|Seconds.
      tcp.window_size_value|number|Window|As on the wire, not scaled.
      tcp.window_size|number|Calculated window size|Scaled, where both SYNs or the capture tell by how much.
      tcp|group|Transmission Control Protocol|
      tls.handshake.extensions_server_name|text|Server name|The name that the client asks for.
      tls.handshake.type|number|Handshake type|Of the message that begins the record, where it is in clear.
      tls.record.content_type|number|Content type|
      tls.record.length|number|Length|
      tls.record.version|number|Version|
      tls|group|Transport Layer Security|Once for every unit that is complete with this frame; its length.
      udp.dstport|number|Destination port|
      udp.length|number|Length|Bytes, the eight of the header included.
      udp.port|number|Source or destination port|Has two values.
      udp.srcport|number|Source port|
      udp.stream|number|Stream index|UDP flows are counted from 0, as in Wireshark.
      udp.time_delta|decimal|Time since the frame before in the flow|Seconds.
      udp.time_relative|decimal|Time since the first frame of the flow|Seconds.
      udp|group|User Datagram Protocol|
      vlan.id|number|VLAN id|Of the outermost tag.
      vlan|group|802.1Q virtual LAN|
      vrrp|group|Virtual Router Redundancy Protocol|
      websocket.fin|boolean|Fin|
      websocket.mask|boolean|Mask|
      websocket.opcode|number|Opcode|
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
    return new FieldInfo(
        row.substring(0, type),
        FieldType.valueOf(row.substring(type + 1, title).toUpperCase(Locale.ROOT)),
        row.substring(title + 1, explanation),
        row.substring(explanation + 1),
        false);
  }
}
