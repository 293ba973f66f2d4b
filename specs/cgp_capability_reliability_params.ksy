meta:
  id: cgp_capability_reliability_params
  title: CGP capability 9, RELIABILITY_PARAMS
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  How long a session is kept after a break and what the client shows meanwhile. The server's
  values count.
-prefix: cgp.reliability_params
seq:
  - id: version
    type: u1
    doc: Version of this block; 1.
    -evidence: public client code; capture of EDT on UDP 2598, both binds
    -confidence: confirmed
  - id: timeout_seconds
    type: u2
    doc: Reliability timeout; 180 seen, 0 = no wish.
    -evidence: public client code; capture of EDT on UDP 2598, both binds
    -confidence: confirmed
  - id: ui_flags
    type: u2
    doc: '0x0001 dim the window.'
    -evidence: public client code; capture of EDT on UDP 2598, both binds
    -confidence: confirmed
  - id: dim_percent
    type: u2
    doc: How far the window is dimmed.
    -evidence: public client code; capture of EDT on UDP 2598, both binds
    -confidence: confirmed
  - id: tcp_timeout_seconds
    type: u2
    doc: Estimated TCP timeout.
    -evidence: public client code; capture of EDT on UDP 2598, both binds
    -confidence: confirmed
