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
      cgp|group|Citrix Common Gateway Protocol|Once for every unit that is complete with this frame; its length.
      dtls|group|Datagram Transport Layer Security|Once for every unit that is complete with this frame; its length.
      dtls.handshake.extensions_server_name|text|Server name|The name that the client asks for.
      dtls.handshake.type|number|Handshake type|Of the message that begins the record, where it is in clear.
      dtls.record.content_type|number|Content type|
      dtls.record.epoch|number|Epoch|
      dtls.record.length|number|Length|
      dtls.record.version|number|Version|
      edt|group|Enlightened Data Transport|Once for every unit that is complete with this frame; its length.
      eth|group|Ethernet|
      eth.addr|ethernet|Source or destination|Has two values.
      eth.dst|ethernet|Destination|
      eth.src|ethernet|Source|
      frame|group|Frame|
      frame.cap_len|number|Captured length|Bytes in the file.
      frame.len|number|Frame length|Bytes on the wire.
      frame.number|number|Frame number|In its file, from 1.
      frame.protocols|text|Protocols in frame|Outermost first, joined by colons.
      frame.time|time|Arrival time|
      frame.time_delta|decimal|Time since the frame before|Seconds.
      frame.time_epoch|time|Epoch time|Seconds since 1970.
      frame.time_relative|decimal|Time since the first frame|Seconds; the first frame of the whole input.
      ica|group|Citrix Independent Computing Architecture|Once for every unit that is complete with this frame; its length.
      ica.frame.protection|text|Protection of the content|What the record header says: clear, basic, secureica, keyExchange or modeChange.
      icascope.flow|number|Flow|Flows of TCP and UDP together, counted from 1.
      icascope.message|number|Message number|Of a tracked CGP message: counted from 1 in its direction, over all connections.
      icascope.replayed|group|Replayed message|A CGP message that was sent before, on the connection that broke.
      icascope.session|text|Session|As in analyze: s1. Known to commands that analyze the input first.
      ip|group|Internet Protocol Version 4|The innermost, where packets are in tunnels.
      ip.addr|address|Source or destination address|Has two values.
      ip.dsfield.dscp|number|Differentiated services code point|
      ip.dst|address|Destination address|
      ip.id|number|Identification|
      ip.proto|number|Protocol|
      ip.src|address|Source address|
      ip.ttl|number|Time to live|
      ipv6|group|Internet Protocol Version 6|The innermost, where packets are in tunnels.
      ipv6.addr|address|Source or destination address|Has two values.
      ipv6.dst|address|Destination address|
      ipv6.hlim|number|Hop limit|
      ipv6.src|address|Source address|
      tcp|group|Transmission Control Protocol|
      tcp.ack|number|Acknowledgement number (relative)|Relative to the SYN of the other side; absent where that is not known, 0 without ACK flag.
      tcp.ack_raw|number|Acknowledgement number (raw)|
      tcp.analysis.ack_lost_segment|group|ACKed segment not captured|
      tcp.analysis.duplicate_ack|group|Duplicate ACK|
      tcp.analysis.fast_retransmission|group|Fast retransmission|
      tcp.analysis.flags|group|TCP analysis flags|Any of the remarks but window updates.
      tcp.analysis.keep_alive|group|Keep-alive|
      tcp.analysis.keep_alive_ack|group|ACK to a keep-alive|
      tcp.analysis.lost_segment|group|Previous segment not captured|
      tcp.analysis.out_of_order|group|Out-of-order segment|
      tcp.analysis.retransmission|group|Retransmission|Fast and spurious ones included.
      tcp.analysis.spurious_retransmission|group|Spurious retransmission|
      tcp.analysis.window_full|group|Window full|
      tcp.analysis.window_update|group|Window update|
      tcp.analysis.zero_window|group|Zero window|
      tcp.analysis.zero_window_probe|group|Zero window probe|
      tcp.analysis.zero_window_probe_ack|group|ACK to a zero window probe|
      tcp.dstport|number|Destination port|
      tcp.flags|number|Flags|
      tcp.flags.ack|boolean|Acknowledgement|
      tcp.flags.fin|boolean|Fin|
      tcp.flags.push|boolean|Push|
      tcp.flags.reset|boolean|Reset|
      tcp.flags.syn|boolean|Syn|
      tcp.flags.urg|boolean|Urgent|
      tcp.hdr_len|number|Header length|Bytes.
      tcp.len|number|TCP segment length|Bytes of payload.
      tcp.port|number|Source or destination port|Has two values.
      tcp.seq|number|Sequence number (relative)|Relative to the SYN, or to the first segment seen.
      tcp.seq_raw|number|Sequence number (raw)|
      tcp.srcport|number|Source port|
      tcp.stream|number|Stream index|TCP flows are counted from 0, as in Wireshark.
      tcp.window_size_value|number|Window|As on the wire, not scaled.
      tls|group|Transport Layer Security|Once for every unit that is complete with this frame; its length.
      tls.handshake.extensions_server_name|text|Server name|The name that the client asks for.
      tls.handshake.type|number|Handshake type|Of the message that begins the record, where it is in clear.
      tls.record.content_type|number|Content type|
      tls.record.length|number|Length|
      tls.record.version|number|Version|
      udp|group|User Datagram Protocol|
      udp.dstport|number|Destination port|
      udp.length|number|Length|Bytes, the eight of the header included.
      udp.port|number|Source or destination port|Has two values.
      udp.srcport|number|Source port|
      udp.stream|number|Stream index|UDP flows are counted from 0, as in Wireshark.
      vlan|group|802.1Q virtual LAN|
      vlan.id|number|VLAN id|Of the outermost tag.
      websocket|group|WebSocket|Once for every unit that is complete with this frame; its length.
      websocket.fin|boolean|Fin|
      websocket.mask|boolean|Mask|
      websocket.opcode|number|Opcode|
      websocket.payload_length|number|Payload length|Bytes.
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
