meta:
  id: cgp_data_realtime
  title: CGP DATA_REALTIME
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  Payload of the real-time channel; always tracked.
seq:
  - id: payload
    size-eos: true
    doc: Bytes of the channel, normally ICA.
    -evidence: public client code; capture of EDT on UDP 2598
    -confidence: confirmed
    -payload: true
