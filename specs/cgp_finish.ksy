meta:
  id: cgp_finish
  title: CGP FINISH_REQUEST and FINISH_RESPONSE
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  Orderly end of the whole CGP session, request and response once in each direction.
seq:
  - id: close_type
    type: u1
    doc: '0 CLOSE, 1 RESTART.'
    -evidence: public client code, single source
    -confidence: likely
    -names:
      0: CLOSE
      1: RESTART
  - id: reserved
    type: u1
    doc: '0.'
    -evidence: public client code, single source
    -confidence: likely
