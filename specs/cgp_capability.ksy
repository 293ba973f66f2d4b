meta:
  id: cgp_capability
  title: CGP capability
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - cgp_varlen
    - cgp_capability_services
    - cgp_capability_endpoint
    - cgp_capability_reliability
    - cgp_capability_ticket
    - cgp_capability_keep_alives
    - cgp_capability_packet_size
    - cgp_capability_reliability_params
doc: |
  One capability of a bind. The body is read on demand, so that a capability that contradicts its
  layout leaves the rest of the bind readable.
seq:
  - id: len_content
    type: cgp_varlen
    doc: Bytes after this field, the six header bytes included.
    -evidence: public client code; capture of EDT on UDP 2598, both binds
    -confidence: confirmed
  - id: content
    type: content
    size: len_content.value
    doc: Header and body.
    -evidence: public client code; capture of EDT on UDP 2598, both binds
    -confidence: confirmed
types:
  content:
    doc: Header of a capability and its body.
    -prefix: cgp.capability
    seq:
      - id: service_id
        type: u2
        if: not is_short
        doc: Service the capability belongs to; 0 is the CGP core.
        -evidence: public client code; capture of EDT on UDP 2598, both binds
        -confidence: confirmed
      - id: capability_id
        type: u2
        if: not is_short
        doc: |
          1 SERVICES_BINDING, 2 ENDPOINT_ADDRESS, 3 CHANNEL_MONITORING, 4 COMPRESSION, 5
          SESSION_RELIABILITY, 6 SECURITY_TICKET, 7 KEEP_ALIVES, 8 unnamed, 9 RELIABILITY_PARAMS.
        -evidence: public client code; capture of EDT on UDP 2598, both binds
        -confidence: confirmed
        -name: id
        -title: Capability
        -names:
          1: SERVICES_BINDING
          2: ENDPOINT_ADDRESS
          3: CHANNEL_MONITORING
          4: COMPRESSION
          5: SESSION_RELIABILITY
          6: SECURITY_TICKET
          7: KEEP_ALIVES
          9: RELIABILITY_PARAMS
      - id: reserved
        size: 2
        if: not is_short
        doc: Two bytes, 0.
        -evidence: public client code; capture of EDT on UDP 2598, both binds
        -confidence: confirmed
      - id: unread
        size-eos: true
        if: is_short
        doc: All bytes of a capability that is shorter than its own header.
        -evidence: protocol notes on CGP, section 3
        -confidence: likely
        -payload: true
    instances:
      is_short:
        value: _io.size < 6
        doc: Shorter than the six header bytes.
        -evidence: public client code; capture of EDT on UDP 2598, both binds
        -confidence: confirmed
        -hidden: true
      body:
        type:
          switch-on: capability_id
          cases:
            1: cgp_capability_services
            2: cgp_capability_endpoint
            5: cgp_capability_reliability
            6: cgp_capability_ticket
            7: cgp_capability_keep_alives
            8: cgp_capability_packet_size
            9: cgp_capability_reliability_params
        pos: 6
        size-eos: true
        if: not is_short and service_id == 0
        doc: Body of a core capability; other services and ids stay raw.
        -evidence: public client code; capture of EDT on UDP 2598, both binds
        -confidence: confirmed
