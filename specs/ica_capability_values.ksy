meta:
  id: ica_capability_values
  title: Small layouts of ICA capabilities
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  Layouts of a few numbers each, for the blocks of ica_capability_list.
-prefix: ica.capability
types:
  mask_16:
    doc: Ids 2, 4, 33 and 37.
    seq:
      - id: value
        type: u2
        doc: |
          Reducers: 1 Mark I, 2 Mark II, 4 V3, 8 V4. Wheel mouse: 1 wheel, 2 X1, 4 X2. More than
          32 channels: their number (64). Flow control: version.
        -evidence: client code; id 2 in the TCP capture, id 33 in the EDT capture
        -confidence: confirmed
  mask_32:
    doc: Id 3, seamless windows.
    seq:
      - id: value
        type: u4
        doc: '1 logon, 2 deferred update, 4 NC balance, 8 NC prediction, 16 zero latency.'
        -evidence: client code, single source
        -confidence: likely
  version_8:
    doc: Id 18, credentials passing.
    seq:
      - id: value
        type: u1
        doc: Version.
        -evidence: client code, single source
        -confidence: likely
  packet_priority:
    doc: Id 5; the client sends it without data.
    seq:
      - id: ofs_priorities
        type: u4
        valid:
          max: 65535
        doc: Offset of the array from the start of the block, whose four header bytes are counted.
        -evidence: client code, single source
        -confidence: likely
      - id: num_priorities
        type: u2
        doc: Entries in the array.
        -evidence: client code, single source
        -confidence: likely
      - id: use_lowest
        type: u1
        doc: '1 = use the lowest priority.'
        -evidence: client code, single source
        -confidence: likely
    instances:
      priorities:
        type: u1
        pos: ofs_priorities - 4
        repeat: expr
        repeat-expr: num_priorities
        if: 'ofs_priorities >= 4'
        doc: Priority by channel number.
        -evidence: client code, single source
        -confidence: likely
  channel_monitoring:
    doc: Id 6.
    seq:
      - id: version
        type: u2
        doc: '1.'
        -evidence: client code, single source
        -confidence: likely
      - id: ping_delay
        type: u2
        doc: Seconds.
        -evidence: client code, single source
        -confidence: likely
      - id: flags
        type: u4
        doc: '2 enabled, 4 mouse feedback.'
        -evidence: the client code reads another layout than it writes; this is the written one
        -confidence: guess
      - id: lower_threshold
        type: u2
        doc: Milliseconds.
        -evidence: as flags
        -confidence: guess
      - id: upper_threshold
        type: u2
        doc: Milliseconds.
        -evidence: as flags
        -confidence: guess
  reconnect:
    doc: Id 10, probably the parameters of Auto Client Reconnect.
    seq:
      - id: version
        type: u2
        doc: '2 seen.'
        -evidence: TCP capture, frame 29 and EDT capture (values 2, flags, 120, 1, 80, 60)
        -confidence: guess
      - id: flags
        type: u2
        doc: Meaning unknown.
        -evidence: TCP capture, frame 29 and EDT capture (values 2, flags, 120, 1, 80, 60)
        -confidence: guess
      - id: timeout_seconds
        type: u2
        doc: Time in which the client may reconnect by itself; 120 seen.
        -evidence: TCP capture, frame 29 and EDT capture (values 2, flags, 120, 1, 80, 60)
        -confidence: guess
      - id: dim_flag
        type: u2
        doc: '1 = dim the window.'
        -evidence: TCP capture, frame 29 and EDT capture (values 2, flags, 120, 1, 80, 60)
        -confidence: guess
      - id: dim_percent
        type: u2
        doc: How far the window is dimmed; 80 seen.
        -evidence: TCP capture, frame 29 and EDT capture (values 2, flags, 120, 1, 80, 60)
        -confidence: guess
      - id: tcp_timeout_seconds
        type: u2
        doc: '60 seen.'
        -evidence: TCP capture, frame 29 and EDT capture (values 2, flags, 120, 1, 80, 60)
        -confidence: guess
  server_version:
    doc: Id 13.
    seq:
      - id: family
        type: u2
        doc: Product family.
        -evidence: client code, single source
        -confidence: likely
      - id: family_version
        type: u2
        doc: Version of the family.
        -evidence: client code, single source
        -confidence: likely
      - id: variant
        type: u2
        doc: Variant.
        -evidence: client code, single source
        -confidence: likely
  high_throughput:
    doc: 'Id 16; decides about the header of `ica_high_throughput_header.ksy`.'
    seq:
      - id: support_mask
        type: u4
        doc: '1 client drive mapping, 2 printer mapping.'
        -evidence: client code; EDT capture (server 3, client 0x1F)
        -confidence: confirmed
      - id: max_packet
        type: u2
        doc: Bytes of the largest ICA packet; 1460 seen.
        -evidence: client code, single source
        -confidence: likely
      - id: line_load_percent
        type: u2
        doc: Share of the line to fill.
        -evidence: client code, single source
        -confidence: likely
  unicode_keyboard:
    doc: Id 20.
    seq:
      - id: version
        type: u2
        doc: Version.
        -evidence: client code, single source
        -confidence: likely
      - id: mode
        type: u2
        doc: '0 off, 1 on.'
        -evidence: client code, single source
        -confidence: likely
        -names:
          0: off
          1: on
