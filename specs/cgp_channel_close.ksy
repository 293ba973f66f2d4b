meta:
  id: cgp_channel_close
  title: CGP CHANNEL_CLOSE
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - cgp_varlen
doc: |
  Ends one channel.
seq:
  - id: channel_id
    type: cgp_varlen
    doc: The channel.
    -evidence: public client code, single source
    -confidence: likely
  - id: reserved
    size: 2
    doc: Two bytes, 0.
    -evidence: public client code, single source
    -confidence: likely
  - id: status
    type: u2
    doc: '0 normal, 1 service error.'
    -evidence: public client code, single source
    -confidence: likely
    -names:
      0: normal
      1: service error
  - id: service_status
    type: u2
    doc: '0 normal, 1 session, 2 error.'
    -evidence: public client code, single source
    -confidence: likely
    -names:
      0: normal
      1: session
      2: error
