meta:
  id: cgp_content
  title: CGP message without its length
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - cgp_header_extensions
    - cgp_bind
    - cgp_finish
    - cgp_channel_open_request
    - cgp_channel_open_response
    - cgp_channel_close
    - cgp_data
    - cgp_data_realtime
    - cgp_data_realtime_with_ack
doc: |
  Command byte, header extensions (commands 3 to 9 only) and body. The command stays a number;
  CgpCommand in Java names the known ones.
-prefix: cgp
seq:
  - id: command
    type: u1
    doc: |
      1 BIND_REQUEST, 2 BIND_RESPONSE, 3 FINISH_REQUEST, 4 FINISH_RESPONSE, 5 NOP, 6
      CHANNEL_OPEN_REQUEST, 7 CHANNEL_OPEN_RESPONSE, 8 CHANNEL_CLOSE, 9 DATA, 10 DATA_REALTIME, 11
      DATA_REALTIME_WITH_ACK.
    -evidence: public client code; capture of EDT on UDP 2598 (commands 1, 2, 5, 6, 7, 10, 11)
    -confidence: confirmed
    -names:
      1: BIND_REQUEST
      2: BIND_RESPONSE
      3: FINISH_REQUEST
      4: FINISH_RESPONSE
      5: NOP
      6: CHANNEL_OPEN_REQUEST
      7: CHANNEL_OPEN_RESPONSE
      8: CHANNEL_CLOSE
      9: DATA
      10: DATA_REALTIME
      11: DATA_REALTIME_WITH_ACK
  - id: header
    type: cgp_header_extensions
    if: 'command >= 3 and command <= 9'
    doc: Flag bytes and the extensions they announce. Binds and real-time data have none.
    -evidence: public client code; capture of EDT on UDP 2598 (commands 1, 2, 5, 6, 7, 10, 11)
    -confidence: confirmed
  - id: body
    type:
      switch-on: command
      cases:
        1: cgp_bind
        2: cgp_bind
        3: cgp_finish
        4: cgp_finish
        6: cgp_channel_open_request
        7: cgp_channel_open_response
        8: cgp_channel_close
        9: cgp_data
        10: cgp_data_realtime
        11: cgp_data_realtime_with_ack
    size-eos: true
    doc: Rest of the message. Bytes that no layout describes are left out of the tree.
    -evidence: public client code; capture of EDT on UDP 2598 (commands 1, 2, 5, 6, 7, 10, 11)
    -confidence: confirmed
instances:
  has_header:
    value: 'command >= 3 and command <= 9'
    doc: The command is one of those with header extensions.
    -evidence: public client code; capture of EDT on UDP 2598 (commands 1, 2, 5, 6, 7, 10, 11)
    -confidence: confirmed
    -hidden: true
