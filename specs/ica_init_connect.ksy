meta:
  id: ica_init_connect
  title: ICA INIT_CONNECT
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - ica_capability_list
doc: |
  One module as the server confirms it. The layers of the connection follow from the protocol
  drivers confirmed here.
seq:
  - id: len_module
    type: u2
    doc: 'Bytes of the module, the same number as in the packet''s length field.'
    -evidence: client code; TCP capture, frame 29 (four modules)
    -confidence: confirmed
  - id: num_following
    type: u1
    doc: Modules still to come; 0 in the last.
    -evidence: client code; TCP capture, frame 29 (four modules)
    -confidence: confirmed
  - id: module_class
    type: u1
    doc: As in the module header.
    -evidence: client code; TCP capture, frame 29 (four modules)
    -confidence: confirmed
    -names:
      0: UI
      1: UI extension
      2: winstation driver
      3: virtual driver
      4: protocol driver
      5: transport driver
      6: name resolver
      7: name enumerator
      8: scripting
      9: sub-driver
  - id: lowest_version
    type: u1
    doc: Lowest version.
    -evidence: client code; TCP capture, frame 29 (four modules)
    -confidence: confirmed
  - id: highest_version
    type: u1
    doc: Highest version.
    -evidence: client code; TCP capture, frame 29 (four modules)
    -confidence: confirmed
  - id: connect_version
    type: u1
    doc: Version agreed on.
    -evidence: client code; TCP capture, frame 29 (four modules)
    -confidence: confirmed
  - id: padding
    type: u1
    doc: '0.'
    -evidence: client code; TCP capture, frame 29 (four modules)
    -confidence: confirmed
  - id: body
    type:
      switch-on: module_class
      cases:
        2: winstation
        4: protocol
    doc: Transport drivers have none.
    -evidence: client code; TCP capture, frame 29 (four modules)
    -confidence: confirmed
types:
  protocol:
    doc: A protocol driver.
    seq:
      - id: pd_class
        type: u1
        doc: 'As in the protocol driver''s INIT_RESPONSE.'
        -evidence: client code; TCP capture, frame 29 (four modules)
        -confidence: confirmed
        -names:
          0: none
          1: console
          2: network
          3: async
          4: OEM transport
          5: ISDN
          6: X.25
          7: modem
          8: OEM connect
          9: frame
          10: reliable
          11: encrypt
          12: compress
          13: telnet
          14: OEM filter
          15: NASI
          16: TAPI
      - id: padding
        size: 3
        doc: Three bytes.
        -evidence: client code; TCP capture, frame 29 (four modules)
        -confidence: confirmed
  winstation:
    doc: The winstation driver; authoritative for reduction.
    seq:
      - id: len_ica_buffer
        type: u2
        doc: Bytes of an ICA buffer.
        -evidence: 'order of the fields in the client''s request'
        -confidence: likely
      - id: out_buffers_host
        type: u2
        doc: Output buffers of the host.
        -evidence: as len_ica_buffer
        -confidence: likely
      - id: out_buffers_client
        type: u2
        doc: Output buffers of the client.
        -evidence: as len_ica_buffer
        -confidence: likely
      - id: out_delay_host
        type: u2
        doc: Milliseconds; 0xFFFF = default.
        -evidence: as len_ica_buffer
        -confidence: likely
      - id: out_delay_client
        type: u2
        doc: Milliseconds; 0xFFFF = default.
        -evidence: as len_ica_buffer
        -confidence: likely
      - id: unknown
        size: 8
        doc: Eight bytes of unknown meaning.
        -evidence: client code; TCP capture, frame 29 (four modules)
        -confidence: confirmed
      - id: client_to_server_power
        type: u1
        doc: History of the reducer from the client, as a power of two.
        -evidence: client code; TCP capture, frame 29 (four modules)
        -confidence: confirmed
      - id: server_to_client_power
        type: u1
        doc: History of the reducer from the server, as a power of two.
        -evidence: client code; TCP capture, frame 29 (four modules)
        -confidence: confirmed
      - id: max_new_data
        type: u2
        doc: Largest block of new data, bytes.
        -evidence: client code; TCP capture, frame 29 (four modules)
        -confidence: confirmed
      - id: reducer_level
        type: u2
        doc: '0 none, 1 Mark I, 2 Mark II, 3 V3, 4 V4.'
        -evidence: client code; TCP capture, frame 29 (four modules)
        -confidence: confirmed
        -names:
          0: none
          1: Mark I
          2: Mark II
          3: V3
          4: V4
      - id: len_capabilities
        type: u2
        if: '_io.size >= 36'
        doc: Bytes of the capability list; servers above level 6.
        -evidence: client code; TCP capture, frame 29 (four modules)
        -confidence: confirmed
      - id: ofs_capabilities
        type: u2
        if: '_io.size >= 36'
        doc: Where it is, from the start of the module.
        -evidence: client code; TCP capture, frame 29 (four modules)
        -confidence: confirmed
      - id: code_page
        type: u2
        if: '_parent.connect_version >= 9 and _io.size >= 38 and ofs_capabilities >= 38'
        doc: 'Server''s code page; connect version 9 and up.'
        -evidence: client code, single source
        -confidence: guess
    instances:
      capabilities:
        type: ica_capability_list
        pos: ofs_capabilities
        size: len_capabilities
        if: '_io.size >= 36 and len_capabilities > 0'
        doc: What the server confirms.
        -evidence: client code; TCP capture, frame 29 (four modules)
        -confidence: confirmed
