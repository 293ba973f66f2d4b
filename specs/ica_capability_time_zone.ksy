meta:
  id: ica_capability_time_zone
  title: ICA capability 8, time zone
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  Time zone of the client. Offsets count from the start of the block, its four header bytes
  included.
-prefix: ica.time_zone
seq:
  - id: version
    type: u4
    doc: '1.'
    -evidence: client code, single source
    -confidence: likely
  - id: mode
    type: u4
    doc: '1 standard time, 2 daylight saving time.'
    -evidence: client code, single source
    -confidence: likely
    -names:
      1: standard time
      2: daylight saving time
  - id: bias
    type: s4
    doc: Minutes between local time and UTC.
    -evidence: client code, single source
    -confidence: likely
  - id: ofs_standard_name
    type: u2
    doc: Offset of the name of standard time; 64.
    -evidence: client code, single source
    -confidence: likely
  - id: standard_date
    size: 16
    doc: When standard time begins, a 16-byte calendar date.
    -evidence: client code, single source
    -confidence: likely
  - id: standard_bias
    type: u4
    doc: Minutes added in standard time.
    -evidence: client code, single source
    -confidence: likely
  - id: ofs_daylight_name
    type: u2
    doc: Offset of the name of daylight saving time.
    -evidence: client code, single source
    -confidence: likely
  - id: daylight_date
    size: 16
    doc: When daylight saving time begins, a 16-byte calendar date.
    -evidence: client code, single source
    -confidence: likely
  - id: daylight_bias
    type: u4
    doc: Minutes added in daylight saving time.
    -evidence: client code, single source
    -confidence: likely
  - id: encoding_type
    type: u2
    doc: '1 = UTF-16LE.'
    -evidence: client code, single source
    -confidence: likely
  - id: encoding_parameter
    type: u2
    doc: Code page for other encodings.
    -evidence: client code, single source
    -confidence: likely
  - id: names
    size-eos: true
    doc: Both names.
    -evidence: client code, single source
    -confidence: likely
