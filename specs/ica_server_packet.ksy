meta:
  id: ica_server_packet
  title: ICA packet header, server to client, steady state
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - ica_packet_body
doc: |
  One packet of the winstation driver after decryption and expansion: the command decides how the
  length is told. Commands that are not listed are not valid from the server.
seq:
  - id: command
    type: u1
    doc: |
      0x00 INIT_REQUEST, 0x02 INIT_CONNECT, 0x05 TERMINATE, 0x08 STOP_OK, 0x10 CLEAR_SCREEN, 0x12
      CLEAR_EOL, 0x14 to 0x16 RAW_WRITE, 0x1B BEEP, 0x2F to 0x31 VIRTUAL_WRITE, 0x37 SET_LED, 0x38
      VIRTUAL_FLUSH, 0x3B SET_CLIENT_DATA, 0x3F CHANNEL_MONITORING, 0x41 COOKIE, 0x43
      RESUME_VIRTUAL_WRITE, 0x44 WDCREDENTIALS; the rest writes and scrolls text.
    -evidence: client code, single source; commands 0 and 2 in the TCP capture
    -confidence: likely
  - id: body
    type:
      switch-on: command
      cases:
        0x00: ica_packet_body::sized_16
        0x02: ica_packet_body::sized_16
        0x05: ica_packet_body::terminate
        0x08: ica_packet_body::fixed_0
        0x10: ica_packet_body::fixed_1
        0x12: ica_packet_body::fixed_3
        0x14: ica_packet_body::fixed_1
        0x15: ica_packet_body::sized_8
        0x16: ica_packet_body::sized_16
        0x17: ica_packet_body::sized_8
        0x18: ica_packet_body::sized_16
        0x19: ica_packet_body::fixed_5
        0x1a: ica_packet_body::fixed_6
        0x1b: ica_packet_body::fixed_4
        0x1c: ica_packet_body::fixed_4
        0x1d: ica_packet_body::fixed_1
        0x1e: ica_packet_body::fixed_2
        0x1f: ica_packet_body::fixed_1
        0x20: ica_packet_body::fixed_1
        0x21: ica_packet_body::fixed_1
        0x22: ica_packet_body::fixed_1
        0x23: ica_packet_body::fixed_7
        0x24: ica_packet_body::fixed_7
        0x25: ica_packet_body::fixed_7
        0x26: ica_packet_body::fixed_7
        0x27: ica_packet_body::fixed_0
        0x28: ica_packet_body::fixed_0
        0x29: ica_packet_body::fixed_0
        0x2a: ica_packet_body::fixed_0
        0x2b: ica_packet_body::fixed_1
        0x2c: ica_packet_body::fixed_1
        0x2d: ica_packet_body::fixed_1
        0x2e: ica_packet_body::fixed_1
        0x2f: ica_packet_body::virtual_write_0
        0x30: ica_packet_body::virtual_write_1
        0x31: ica_packet_body::virtual_write_2
        0x33: ica_packet_body::sized_8
        0x34: ica_packet_body::sized_8
        0x35: ica_packet_body::sized_8
        0x36: ica_packet_body::fixed_3
        0x37: ica_packet_body::fixed_1
        0x38: ica_packet_body::fixed_2
        0x3a: ica_packet_body::sized_16
        0x3b: ica_packet_body::sized_16
        0x3f: ica_packet_body::channel_monitoring
        0x41: ica_packet_body::sized_16
        0x43: ica_packet_body::resume_virtual_write
        0x44: ica_packet_body::sized_16
    doc: Length and body.
    -evidence: client code, single source; commands 0 and 2 in the TCP capture
    -confidence: likely
