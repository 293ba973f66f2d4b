meta:
  id: ica_client_packet
  title: ICA packet header, client to server, steady state
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - ica_packet_body
doc: |
  One packet of the winstation driver before reduction and encryption. Keystrokes and credentials
  are never shown.
seq:
  - id: command
    type: u1
    doc: |
      0x01 INIT_RESPONSE, 0x04 INIT_CONNECT_RESPONSE, 0x05 TERMINATE acknowledgement, 0x06 REDRAW,
      0x0A to 0x0C KEYBOARD, 0x0D to 0x0F MOUSE, 0x2F to 0x31 VIRTUAL_WRITE, 0x32 VIRTUAL_ACK,
      0x37 SET_LED, 0x3C Unicode key, 0x3D and 0x3E extended mouse, 0x3F CHANNEL_MONITORING, 0x41
      COOKIE, 0x44 WDCREDENTIALS.
    -evidence: client code, single source; command 1 and 4 in the TCP capture
    -confidence: likely
  - id: body
    type:
      switch-on: command
      cases:
        0x01: ica_packet_body::sized_16
        0x04: ica_packet_body::sized_16
        0x05: ica_packet_body::terminate_ack
        0x06: ica_packet_body::sized_16
        0x0a: ica_packet_body::fixed_1
        0x0b: ica_packet_body::sized_8
        0x0c: ica_packet_body::sized_16
        0x0d: ica_packet_body::fixed_5
        0x0e: ica_packet_body::sized_8
        0x0f: ica_packet_body::sized_16
        0x2f: ica_packet_body::virtual_write_0
        0x30: ica_packet_body::virtual_write_1
        0x31: ica_packet_body::virtual_write_2
        0x32: ica_packet_body::virtual_ack
        0x37: ica_packet_body::fixed_1
        0x3c: ica_packet_body::sized_16
        0x3d: ica_packet_body::sized_8
        0x3e: ica_packet_body::sized_16
        0x3f: ica_packet_body::channel_monitoring
        0x41: ica_packet_body::sized_16
        0x44: ica_packet_body::sized_16
    doc: Length and body.
    -evidence: client code, single source; command 1 and 4 in the TCP capture
    -confidence: likely
