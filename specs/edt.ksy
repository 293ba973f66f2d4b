meta:
  id: edt
  title: EDT packet (Enlightened Data Transport)
  license: Apache-2.0
  ks-version: '0.11'
  endian: be
doc: |
  One EDT packet, that is one UDP datagram or one DTLS record. EDT descends from UDT (version 4):
  data packets carry a sequence number, control packets a type. Numbers are big-endian; the CGP and
  ICA bytes inside are little-endian as ever.
doc-ref: https://datatracker.ietf.org/doc/html/draft-gg-udt-03
-root: true
seq:
  - id: first_word
    type: u4
    doc: Bit 31 tells a control packet; the rest is the sequence number, or type and reserved bits.
    -evidence: UDT draft; capture of EDT on UDP 2598, every packet
    -confidence: confirmed
    -hex: true
  - id: second_word
    type: u4
    doc: Place in the message and message number of a data packet, else additional information.
    -evidence: UDT draft; capture of EDT on UDP 2598, every packet
    -confidence: confirmed
    -hex: true
  - id: time_stamp
    type: u4
    doc: Microseconds since the connection began; 0 in control packets.
    -evidence: UDT draft; capture of EDT on UDP 2598, every packet
    -confidence: confirmed
  - id: destination_socket_id
    type: u4
    doc: Socket id that the receiver chose in its handshake; 0 in the first handshake packets.
    -evidence: UDT draft; capture of EDT on UDP 2598, every packet
    -confidence: confirmed
  - id: body
    size-eos: true
    type:
      switch-on: kind
      cases:
        0: handshake
        1: padding
        2: acknowledgement
        3: loss_report
        5: padding
        6: padding
        7: drop_request
        _: payload
    doc: What follows the header, by kind.
    -evidence: UDT draft; capture of EDT on UDP 2598, kinds 0, 1, 2, 6 and data
    -confidence: confirmed
instances:
  is_control:
    value: 'first_word >= 0x80000000'
    doc: No data packet.
    -evidence: UDT draft; capture of EDT on UDP 2598, every packet
    -confidence: confirmed
  kind:
    value: 'is_control ? (first_word >> 16) & 0x7fff : -1'
    doc: |
      Type of a control packet, -1 for data. 0 handshake, 1 keep-alive, 2 acknowledgement, 3 loss
      report, 4 congestion warning, 5 shutdown, 6 acknowledgement of an acknowledgement, 7 message
      drop request.
    -evidence: UDT draft; capture of EDT on UDP 2598, types 0, 1, 2 and 6
    -confidence: confirmed
    -name: type
    -names:
      -1: data
      0: handshake
      1: keep-alive
      2: acknowledgement
      3: loss report
      4: congestion warning
      5: shutdown
      6: acknowledgement of an acknowledgement
      7: message drop request
  reserved:
    value: 'first_word & 0xffff'
    if: is_control
    doc: |
      Zero in UDT. In handshake packets of EDT 5 (client), 5 (challenge), 4 (client) and 0 (server).
    -evidence: capture of EDT on UDP 2598, frames 1 to 4
    -confidence: likely
  sequence_number:
    value: first_word
    if: not is_control
    doc: Counts data packets of a direction, 31 bits, wraps.
    -evidence: UDT draft; capture of EDT on UDP 2598, every data packet
    -confidence: confirmed
  position_in_message:
    value: 'second_word >> 30'
    if: not is_control
    doc: 2 first packet of a message, 1 last, 3 the only one, 0 one in the middle.
    -evidence: UDT draft; capture of EDT on UDP 2598 (always 3)
    -confidence: confirmed
    -names:
      0: middle
      1: last
      2: first
      3: only
  message_number:
    value: 'second_word & 0x1fffffff'
    if: not is_control
    doc: Counts messages of a direction. The stream inside does not depend on it.
    -evidence: UDT draft; capture of EDT on UDP 2598, every data packet
    -confidence: confirmed
types:
  payload:
    doc: Bytes of the stream, or a control packet of unknown layout.
    seq:
      - id: content
        size-eos: true
        doc: CGP or ICA, not aligned to messages.
        -evidence: capture of EDT on UDP 2598, every data packet
        -confidence: confirmed
        -payload: true
  padding:
    doc: Four bytes, 0, behind the header of keep-alive, shutdown and ACK2.
    seq:
      - id: zeros
        size-eos: true
        doc: Four bytes, 0.
        -evidence: capture of EDT on UDP 2598, keep-alives and ACK2
        -confidence: likely
  handshake:
    doc: Opens a connection, in two rounds with a cookie.
    seq:
      - id: version
        type: u4
        doc: 4, the version of UDT.
        -evidence: UDT draft; capture of EDT on UDP 2598, frames 1 to 4
        -confidence: confirmed
      - id: socket_type
        type: u4
        doc: 1 stream, 2 datagrams; 1 was seen.
        -evidence: UDT draft; capture of EDT on UDP 2598, frames 1 to 4
        -confidence: confirmed
        -names:
          1: stream
          2: datagrams
      - id: initial_sequence_number
        type: u4
        doc: Number of the first data packet, the same for both sides.
        -evidence: UDT draft; capture of EDT on UDP 2598, frames 1 to 6
        -confidence: confirmed
      - id: len_packet_max
        type: u4
        doc: Maximum packet size in bytes, IP and UDP headers included.
        -evidence: UDT draft; capture of EDT on UDP 2598, frames 1 to 4 (1500)
        -confidence: confirmed
      - id: flow_window
        type: u4
        doc: Packets that may be under way to the sender of this packet.
        -evidence: UDT draft; capture of EDT on UDP 2598, frames 1 to 4 (16384, answered 8192)
        -confidence: confirmed
      - id: request_type
        type: s4
        doc: 1 request and challenge, -1 second request and response.
        -evidence: UDT draft; capture of EDT on UDP 2598, frames 1 to 4
        -confidence: confirmed
        -names:
          1: request or challenge
          -1: second request or response
      - id: socket_id
        type: u4
        doc: Socket id of the sender; in a challenge that of the client.
        -evidence: UDT draft; capture of EDT on UDP 2598, frames 1 to 4
        -confidence: confirmed
      - id: syn_cookie
        type: u4
        doc: 0 in the first request, then what the server chose.
        -evidence: UDT draft; capture of EDT on UDP 2598, frames 1 to 4
        -confidence: confirmed
      - id: peer_address
        size: 16
        doc: IP address of the receiver, in little-endian words.
        -evidence: UDT draft; capture of EDT on UDP 2598, frames 1 to 4
        -confidence: confirmed
  acknowledgement:
    doc: |
      What the receiver has; second_word of the header is the number of the acknowledgement. The
      short form ends after the first field.
    seq:
      - id: next_sequence_number
        type: u4
        doc: Last sequence number received in order, plus 1.
        -evidence: UDT draft; capture of EDT on UDP 2598, every ACK
        -confidence: confirmed
      - id: rtt_micros
        type: u4
        if: not _io.eof
        doc: Round-trip time in microseconds, smoothed; begins at 100,000.
        -evidence: UDT draft; capture of EDT on UDP 2598, every ACK
        -confidence: confirmed
      - id: rtt_variance_micros
        type: u4
        if: not _io.eof
        doc: Its variance, microseconds; begins at 50,000.
        -evidence: UDT draft; capture of EDT on UDP 2598, every ACK
        -confidence: confirmed
      - id: available_packets
        type: u4
        if: not _io.eof
        doc: Free packets in the buffer of the receiver.
        -evidence: UDT draft; capture of EDT on UDP 2598, every ACK
        -confidence: confirmed
      - id: receive_rate
        type: u4
        if: not _io.eof
        doc: Packets per second.
        -evidence: UDT draft; capture of EDT on UDP 2598, every ACK
        -confidence: confirmed
      - id: link_capacity
        type: u4
        if: not _io.eof
        doc: Packets per second, estimated.
        -evidence: UDT draft; capture of EDT on UDP 2598, every ACK
        -confidence: confirmed
  loss_report:
    doc: Sequence numbers that the receiver misses (NAK).
    seq:
      - id: lost
        type: u4
        repeat: eos
        doc: A sequence number; with its top bit set the first of a range, the next word the last.
        -evidence: UDT draft
        -confidence: likely
  drop_request:
    doc: The sender gave up a message; its number is in second_word of the header.
    seq:
      - id: first_sequence_number
        type: u4
        doc: First packet of the message.
        -evidence: UDT draft
        -confidence: likely
      - id: last_sequence_number
        type: u4
        doc: Last packet of the message.
        -evidence: UDT draft
        -confidence: likely
