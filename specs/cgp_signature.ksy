meta:
  id: cgp_signature
  title: CGP signature
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  The seven bytes with which each direction of a CGP connection begins, before its first message.
-prefix: cgp
-root: true
seq:
  - id: signature
    contents: [0x1a, CGP/01]
    doc: '0x1A and the ASCII text CGP/01.'
    -evidence: detection engines; capture of EDT on UDP 2598, first data of both sides
    -confidence: confirmed
