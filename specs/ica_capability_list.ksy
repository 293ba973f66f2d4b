meta:
  id: ica_capability_list
  title: ICA capability list
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - ica_capability_values
    - ica_capability_time_zone
    - ica_capability_wan_accelerator
doc: |
  Capabilities offered in INIT_REQUEST, answered in the WD module's INIT_RESPONSE and confirmed in
  the WD module's INIT_CONNECT. Unknown ones are skipped by their length.
-prefix: ica.capabilities
seq:
  - id: more_data
    type: u1
    doc: '0 seen.'
    -evidence: client code; TCP capture, frames 6, 12 and 29; EDT capture
    -confidence: confirmed
  - id: num_blocks
    type: u1
    doc: Number of blocks.
    -evidence: client code; TCP capture, frames 6, 12 and 29; EDT capture
    -confidence: confirmed
  - id: ofs_blocks
    type: u2
    doc: Offset of the first block from the start of this list; 4 seen.
    -evidence: client code; TCP capture, frames 6, 12 and 29; EDT capture
    -confidence: confirmed
instances:
  blocks:
    type: block
    pos: ofs_blocks
    repeat: expr
    repeat-expr: num_blocks
    doc: The blocks; an id may occur twice.
    -evidence: client code; TCP capture, frames 6, 12 and 29; EDT capture
    -confidence: confirmed
types:
  block:
    doc: One capability.
    -title: ICA capability
    -prefix: ica.capability
    seq:
      - id: len_block
        type: u2
        valid:
          min: 4
        doc: Bytes of the block, this field and the id included.
        -evidence: client code; TCP capture, frames 6, 12 and 29; EDT capture
        -confidence: confirmed
      - id: capability_id
        type: u2
        doc: |
          1 MTU, 2 reducers, 3 seamless, 4 wheel mouse, 5 packet priority, 6 channel monitoring, 8
          time zone, 9 long names, 10 reconnect, 11 printer bandwidth, 13 server version, 16 high
          throughput, 18 credentials, 20 Unicode keyboard, 30 WAN accelerator, 33 more than 32
          channels, 37 flow control.
        -evidence: client code; TCP capture, frames 6, 12 and 29; EDT capture
        -confidence: confirmed
        -name: id
        -title: Capability
        -names:
          1: MTU
          2: reducers
          3: seamless
          4: wheel mouse
          5: packet priority
          6: channel monitoring
          8: time zone
          9: long names
          10: reconnect
          11: printer bandwidth
          13: server version
          16: high throughput
          18: credentials
          20: Unicode keyboard
          30: WAN accelerator
          33: more than 32 channels
          37: flow control
      - id: content
        type: content
        size: len_block - 4
        doc: Data of the block.
        -evidence: client code; TCP capture, frames 6, 12 and 29; EDT capture
        -confidence: confirmed
  content:
    doc: |
      Data of a block. Read on demand, so that one that contradicts its layout leaves the others
      readable; lengths are taken from the block, not from the id.
    -prefix: ica.capability
    instances:
      values:
        type:
          switch-on: _parent.capability_id
          cases:
            2: ica_capability_values::mask_16
            3: ica_capability_values::mask_32
            4: ica_capability_values::mask_16
            5: ica_capability_values::packet_priority
            6: ica_capability_values::channel_monitoring
            8: ica_capability_time_zone
            10: ica_capability_values::reconnect
            13: ica_capability_values::server_version
            16: ica_capability_values::high_throughput
            18: ica_capability_values::version_8
            20: ica_capability_values::unicode_keyboard
            30: ica_capability_wan_accelerator
            33: ica_capability_values::mask_16
            37: ica_capability_values::mask_16
        pos: 0
        size-eos: true
        if: '_io.size > 0'
        doc: The values; ids without known layout stay raw.
        -evidence: client code, single source; ids 1, 2, 5 and 10 in the TCP capture
        -confidence: likely
