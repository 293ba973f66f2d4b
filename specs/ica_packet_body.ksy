meta:
  id: ica_packet_body
  title: Bodies of ICA packets in the steady state
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  Length classes of the winstation driver's packets. Bodies may hold keystrokes, credentials and
  screen contents: they are never shown.
types:
  fixed_0:
    doc: A command without body.
    seq:
      - id: secret_body
        size: 0
        doc: No bytes.
        -evidence: client code, single source
        -confidence: likely
  fixed_1:
    doc: One byte.
    seq:
      - id: secret_body
        size: 1
        doc: The body.
        -evidence: client code, single source
        -confidence: likely
  fixed_2:
    doc: Two bytes.
    seq:
      - id: secret_body
        size: 2
        doc: The body.
        -evidence: client code, single source
        -confidence: likely
  fixed_3:
    doc: Three bytes.
    seq:
      - id: secret_body
        size: 3
        doc: The body.
        -evidence: client code, single source
        -confidence: likely
  fixed_4:
    doc: Four bytes.
    seq:
      - id: secret_body
        size: 4
        doc: The body.
        -evidence: client code, single source
        -confidence: likely
  fixed_5:
    doc: Five bytes.
    seq:
      - id: secret_body
        size: 5
        doc: The body.
        -evidence: client code, single source
        -confidence: likely
  fixed_6:
    doc: Six bytes.
    seq:
      - id: secret_body
        size: 6
        doc: The body.
        -evidence: client code, single source
        -confidence: likely
  fixed_7:
    doc: Seven bytes.
    seq:
      - id: secret_body
        size: 7
        doc: The body.
        -evidence: client code, single source
        -confidence: likely
  sized_8:
    doc: A length of one byte, then the body.
    seq:
      - id: len_body
        type: u1
        doc: Bytes of the body.
        -evidence: client code, single source
        -confidence: likely
      - id: secret_body
        size: len_body
        doc: The body.
        -evidence: client code, single source
        -confidence: likely
  sized_16:
    doc: A length of two bytes, then the body.
    seq:
      - id: len_body
        type: u2
        doc: Bytes of the body.
        -evidence: client code, single source
        -confidence: likely
      - id: secret_body
        size: len_body
        doc: The body.
        -evidence: client code, single source
        -confidence: likely
  terminate:
    doc: End of the session.
    seq:
      - id: len_body
        type: u1
        doc: Bytes of the body; 1.
        -evidence: client code, single source
        -confidence: likely
      - id: terminate_type
        type: u1
        doc: '0 disconnect, 1 logoff.'
        -evidence: client code, single source
        -confidence: likely
  terminate_ack:
    doc: Acknowledgement of TERMINATE.
    seq:
      - id: acknowledgement
        type: u2
        doc: '0x0200 seen.'
        -evidence: client code, single source
        -confidence: likely
  virtual_write_0:
    doc: One byte for a virtual channel.
    seq:
      - id: channel
        type: u1
        doc: Number of the channel.
        -evidence: client code, single source
        -confidence: likely
      - id: secret_payload
        size: 1
        doc: The byte.
        -evidence: client code, single source
        -confidence: likely
  virtual_write_1:
    doc: Up to 254 bytes for a virtual channel.
    seq:
      - id: len_body
        type: u1
        valid:
          min: 1
        doc: Bytes of channel number and payload.
        -evidence: client code, single source
        -confidence: likely
      - id: channel
        type: u1
        doc: Number of the channel.
        -evidence: client code, single source
        -confidence: likely
      - id: secret_payload
        size: len_body - 1
        doc: Bytes of the channel.
        -evidence: client code, single source
        -confidence: likely
  virtual_write_2:
    doc: Up to 65,534 bytes for a virtual channel.
    seq:
      - id: len_body
        type: u2
        valid:
          min: 1
        doc: Bytes of channel number and payload.
        -evidence: client code, single source
        -confidence: likely
      - id: channel
        type: u1
        doc: Number of the channel.
        -evidence: client code, single source
        -confidence: likely
      - id: secret_payload
        size: len_body - 1
        doc: Bytes of the channel.
        -evidence: client code, single source
        -confidence: likely
  virtual_ack:
    doc: Opens the window of a virtual channel again.
    seq:
      - id: channel
        type: u1
        doc: Number of the channel.
        -evidence: client code, single source
        -confidence: likely
      - id: window
        type: u2
        doc: Bytes consumed.
        -evidence: client code, single source
        -confidence: likely
  resume_virtual_write:
    doc: Goes on with a virtual write that was interrupted.
    seq:
      - id: len_body
        type: u2
        doc: Not used by the known reader.
        -evidence: client code, single source
        -confidence: likely
      - id: channel
        type: u1
        doc: Number of the channel.
        -evidence: client code, single source
        -confidence: likely
      - id: secret_payload
        size-eos: true
        doc: Bytes of the channel; how many is known to the interrupted write only.
        -evidence: client code, single source
        -confidence: likely
  channel_monitoring:
    doc: Measures the round trip.
    seq:
      - id: len_body
        type: u1
        valid:
          min: 1
        doc: Bytes that follow.
        -evidence: client code, single source
        -confidence: likely
      - id: sub_command
        type: u1
        doc: '1 ping request, 2 ping response, 3 settings, 4 nothing.'
        -evidence: client code, single source
        -confidence: likely
      - id: last_latency
        type: u4
        if: 'sub_command == 1 and len_body >= 9'
        doc: Milliseconds, of a ping request.
        -evidence: client code, single source
        -confidence: likely
      - id: average_latency
        type: u4
        if: 'sub_command == 1 and len_body >= 9'
        doc: Milliseconds, of a ping request.
        -evidence: client code, single source
        -confidence: likely
      - id: repeat_delay
        type: u2
        if: 'sub_command == 3 and len_body >= 5'
        doc: Of the settings.
        -evidence: client code, single source
        -confidence: likely
      - id: flags
        type: u2
        if: 'sub_command == 3 and len_body >= 5'
        doc: Of the settings.
        -evidence: client code, single source
        -confidence: likely
