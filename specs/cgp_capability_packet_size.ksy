meta:
  id: cgp_capability_packet_size
  title: CGP capability 8 (unnamed)
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  Sent by current clients and servers over UDP; probably the packet size discovery of EDT. Shown
  raw.
-prefix: cgp.packet_size
seq:
  - id: mode
    type: u4
    doc: Meaning unknown; 1 seen.
    -evidence: capture of EDT on UDP 2598, both binds
    -confidence: guess
  - id: role
    type: u4
    doc: '0 from the client, 1 from the server.'
    -evidence: capture of EDT on UDP 2598, both binds
    -confidence: guess
  - id: zero
    type: u2
    doc: '0 seen.'
    -evidence: capture of EDT on UDP 2598, both binds
    -confidence: guess
  - id: packet_size
    type: u2
    doc: '1494 seen; probably bytes of an EDT packet.'
    -evidence: capture of EDT on UDP 2598, both binds
    -confidence: guess
