meta:
  id: cgp_capability_keep_alives
  title: CGP capability 7, KEEP_ALIVES
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  How often each side sends something when it has nothing to say.
-prefix: cgp.keep_alives
seq:
  - id: client_interval
    type: u4
    doc: Client to server, milliseconds; 3000 seen.
    -evidence: public client code; capture of EDT on UDP 2598, both binds
    -confidence: confirmed
  - id: server_interval
    type: u4
    doc: Server to client, milliseconds; 3000 seen.
    -evidence: public client code; capture of EDT on UDP 2598, both binds
    -confidence: confirmed
