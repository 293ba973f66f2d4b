meta:
  id: ica_capability_wan_accelerator
  title: ICA capability 30, WAN accelerator
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  What client, accelerators and servers say about WAN optimisation.
-prefix: ica.wan_accelerator
seq:
  - id: parties
    type: party
    repeat: expr
    repeat-expr: 5
    doc: Client, client-side accelerator, server-side accelerator, server, session.
    -evidence: client code, single source
    -confidence: likely
types:
  party:
    doc: One of the five.
    seq:
      - id: version
        type: u1
        doc: Version; 0 = not there.
        -evidence: client code, single source
        -confidence: likely
      - id: flags
        type: u4
        doc: 'Of the client: 1 no compression, 2 no printer compression.'
        -evidence: client code, single source
        -confidence: likely
