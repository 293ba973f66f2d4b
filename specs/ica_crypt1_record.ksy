meta:
  id: ica_crypt1_record
  title: ICA record of basic encryption (PDCRYPT1)
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  Payload of one frame where basic encryption was confirmed.
seq:
  - id: kind
    type: u1
    doc: |
      0 clear, 1 obfuscated, 2 start request of the server, 4 seed reply of the client, 6
      encryption off, 7 encryption permanently on.
    -evidence: client code; TCP capture, frames 31 to 39
    -confidence: confirmed
  - id: start_request
    type: u1
    if: kind == 2
    doc: '0.'
    -evidence: client code; TCP capture, frames 31 to 39
    -confidence: confirmed
  - id: seed_reply
    type: seed_reply
    if: kind == 4
    doc: The seed.
    -evidence: client code; TCP capture, frames 31 to 39
    -confidence: confirmed
  - id: payload
    size-eos: true
    if: 'kind != 2 and kind != 4'
    doc: Records of other kinds; their content is not decoded.
    -evidence: client code; TCP capture, frames 31 to 39
    -confidence: confirmed
types:
  seed_reply:
    doc: Seed of both directions.
    seq:
      - id: reserved
        type: u1
        doc: '0.'
        -evidence: client code; TCP capture, frames 31 to 39
        -confidence: confirmed
      - id: seed
        type: u1
        doc: Seed of the obfuscation.
        -evidence: client code; TCP capture, frames 31 to 39
        -confidence: confirmed
