meta:
  id: ica_banner
  title: ICA banner
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  The six bytes with which an ICA server greets and which the client returns; the server may
  repeat them while the client is silent.
-prefix: ica
-root: true
seq:
  - id: banner
    contents: [0x7f, 0x7f, ICA, 0]
    doc: '0x7F 0x7F, ICA, 0.'
    -evidence: detection engines; TCP capture, frames 4 and 5
    -confidence: confirmed
