meta:
  id: ica_init_request
  title: ICA INIT_REQUEST
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - ica_capability_list
doc: |
  The server's first packet after the banner.
seq:
  - id: server_level
    type: u1
    doc: Level of the server. From 5 on reduction is negotiated, from 7 on capabilities follow.
    -evidence: client code; TCP capture, frame 6 (level 7)
    -confidence: confirmed
  - id: capabilities
    type: ica_capability_list
    size-eos: true
    if: 'server_level > 6 and not _io.eof'
    doc: What the server offers.
    -evidence: client code; TCP capture, frame 6 (level 7)
    -confidence: confirmed
