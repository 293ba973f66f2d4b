meta:
  id: ica_init_packet
  title: ICA set-up packet
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - ica_init_request
    - ica_init_response
    - ica_init_connect
doc: |
  One packet of the connection set-up, before framing is switched on. Packets share TCP segments
  and span them; the parser is handed exactly one.
-prefix: ica
-root: true
seq:
  - id: command
    type: u1
    doc: '0 INIT_REQUEST, 1 INIT_RESPONSE, 2 INIT_CONNECT, 4 INIT_CONNECT_RESPONSE.'
    -evidence: client code; TCP capture, frames 6 to 30
    -confidence: confirmed
    -names:
      0: INIT_REQUEST
      1: INIT_RESPONSE
      2: INIT_CONNECT
      4: INIT_CONNECT_RESPONSE
  - id: len_body
    type: u2
    doc: Bytes after this field.
    -evidence: client code; TCP capture, frames 6 to 30
    -confidence: confirmed
  - id: body
    type:
      switch-on: command
      cases:
        0: ica_init_request
        1: ica_init_response
        2: ica_init_connect
    size-eos: true
    doc: Rest of the packet; INIT_CONNECT_RESPONSE has none.
    -evidence: client code; TCP capture, frames 6 to 30
    -confidence: confirmed
