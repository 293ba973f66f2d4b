meta:
  id: cgp_data_realtime_with_ack
  title: CGP DATA_REALTIME_WITH_ACK
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - cgp_varlen
doc: |
  Payload of the real-time channel with an acknowledgement; always tracked.
seq:
  - id: ack_delta
    type: cgp_varlen
    doc: That many further tracked messages of the other direction are acknowledged.
    -evidence: public client code; capture of EDT on UDP 2598
    -confidence: confirmed
  - id: payload
    size-eos: true
    doc: Bytes of the channel, normally ICA.
    -evidence: public client code; capture of EDT on UDP 2598
    -confidence: confirmed
    -payload: true
