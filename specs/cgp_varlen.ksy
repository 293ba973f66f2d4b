meta:
  id: cgp_varlen
  title: CGP length (one or two bytes)
  license: Apache-2.0
  ks-version: '0.10'
  endian: le
seq:
  - id: first
    type: u1
  - id: second
    type: u1
    if: first >= 0x80
instances:
  value:
    value: 'first < 0x80 ? first : (first & 0x7f) | (second << 7)'
