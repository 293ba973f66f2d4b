meta:
  id: ica_frame_header
  title: ICA frame header (PDRFRAME)
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  Two bytes before every frame once the set-up is done. Frames share segments and span them.
-prefix: ica.frame
-root: true
seq:
  - id: length_and_priority
    type: u2
    doc: Bits 0 to 13 are the length, 14 and 15 the priority.
    -evidence: client code; TCP capture, frames 31 to 266
    -confidence: confirmed
    -hex: true
instances:
  len_payload:
    value: 'length_and_priority & 0x3fff'
    doc: Bytes of the frame after this header.
    -evidence: client code; TCP capture, frames 31 to 266
    -confidence: confirmed
  priority:
    value: 'length_and_priority >> 14'
    doc: '0 to 3.'
    -evidence: client code; TCP capture, frames 31 to 266
    -confidence: confirmed
