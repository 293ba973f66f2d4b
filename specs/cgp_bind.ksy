meta:
  id: cgp_bind
  title: CGP bind (request and response)
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - cgp_varlen
    - cgp_capability
doc: |
  Body of BIND_REQUEST and BIND_RESPONSE. Every capability has its own bounds; what is wrong
  inside one does not touch the others.
seq:
  - id: flags
    type: u1
    doc: Header flag byte; always 0, and no extensions follow.
    -evidence: public client code; capture of EDT on UDP 2598, both binds
    -confidence: confirmed
  - id: reserved
    size: 2
    doc: Two bytes, 0.
    -evidence: public client code; capture of EDT on UDP 2598, both binds
    -confidence: confirmed
  - id: num_capabilities
    type: cgp_varlen
    doc: Number of capabilities.
    -evidence: public client code; capture of EDT on UDP 2598, both binds
    -confidence: confirmed
  - id: capabilities
    type: cgp_capability
    repeat: expr
    repeat-expr: num_capabilities.value
    doc: The capabilities.
    -evidence: public client code; capture of EDT on UDP 2598, both binds
    -confidence: confirmed
