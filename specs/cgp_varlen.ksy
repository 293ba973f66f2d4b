meta:
  id: cgp_varlen
  title: CGP length (one or two bytes)
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  The protocol's own length type. A value below 128 may come in two bytes, so the shortest form is
  never assumed.
-number: true
seq:
  - id: first
    type: u1
    doc: Low seven bits of the value; bit 7 says that a second byte follows.
    -evidence: 'public client code; capture of EDT on UDP 2598, both binds (`F8 00`, `A4 00` = 36)'
    -confidence: confirmed
  - id: second
    type: u1
    if: 'first >= 0x80'
    doc: Bits 7 to 14 of the value.
    -evidence: 'public client code; capture of EDT on UDP 2598, both binds (`F8 00`, `A4 00` = 36)'
    -confidence: confirmed
instances:
  value:
    value: 'first < 0x80 ? first : (first & 0x7f) + (second << 7)'
    doc: The number, 0 to 32767.
    -evidence: 'public client code; capture of EDT on UDP 2598, both binds (`F8 00`, `A4 00` = 36)'
    -confidence: confirmed
