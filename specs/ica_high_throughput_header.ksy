meta:
  id: ica_high_throughput_header
  title: ICA high-throughput header
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  First bytes of a record after decryption, when capability 16 was offered and answered.
seq:
  - id: flags
    type: u1
    valid:
      expr: '(_ & 0x07) == 0'
    doc: |
      0x08 round-trip time follows, 0x10 bandwidth follows, 0x20 round-trip token, 0x40 time the
      next packet, 0x80 interrupts a virtual write; the low three bits are never set.
    -evidence: client code; EDT capture (every first plain byte)
    -confidence: confirmed
  - id: bandwidth_code
    type: u2
    if: '(flags & 0x10) != 0'
    doc: 'Bandwidth: five bits of exponent, eleven of mantissa.'
    -evidence: client code, single source
    -confidence: likely
  - id: round_trip_millis
    type: u2
    if: '(flags & 0x08) != 0'
    doc: Round-trip time, milliseconds.
    -evidence: client code, single source
    -confidence: likely
instances:
  kibibytes_per_second:
    value: '(((bandwidth_code & 0x7ff) + 0x800) << 10) >> (bandwidth_code >> 11)'
    if: '(flags & 0x10) != 0'
    doc: Bandwidth in units of 1024 bytes per second, rounded down.
    -evidence: client code, single source
    -confidence: likely
