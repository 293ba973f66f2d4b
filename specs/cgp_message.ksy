meta:
  id: cgp_message
  title: CGP message
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - cgp_varlen
    - cgp_content
doc: |
  One CGP message. The framer hands over exactly one, its length field included; the length is
  checked against the bytes in Java, so that a message that was cut short still shows what is
  there.
-prefix: cgp
-root: true
seq:
  - id: len_content
    type: cgp_varlen
    doc: Bytes after this field, the command byte included.
    -evidence: public client code; capture of EDT on UDP 2598, every message of both directions
    -confidence: confirmed
  - id: content
    type: cgp_content
    size-eos: true
    doc: Command, header extensions and body.
    -evidence: public client code; capture of EDT on UDP 2598, every message of both directions
    -confidence: confirmed
