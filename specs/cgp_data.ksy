meta:
  id: cgp_data
  title: CGP DATA
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - cgp_varlen
doc: |
  Payload of a channel that has no real-time priority.
seq:
  - id: flags
    type: u1
    doc: '0x01 partial, 0x02 priority medium, 0x04 priority real-time, 0x08 push.'
    -evidence: public client code, single source
    -confidence: likely
  - id: channel_id
    type: cgp_varlen
    doc: The channel.
    -evidence: public client code, single source
    -confidence: likely
  - id: payload
    size-eos: true
    doc: Bytes of the channel.
    -evidence: public client code, single source
    -confidence: likely
    -payload: true
