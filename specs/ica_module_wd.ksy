meta:
  id: ica_module_wd
  title: 'ICA module body, class 2: winstation driver'
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - ica_capability_list
doc: |
  The heart of the client: text modes, virtual channels, reduction wishes and capabilities.
-prefix: ica.wd
seq:
  - id: serial_number
    type: u4
    doc: Serial number.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  - id: day
    type: u1
    doc: Day; 0 seen.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  - id: month
    type: u1
    doc: Month; 0 seen.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  - id: year
    type: u2
    doc: Year; 0 seen.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  - id: time
    size: 4
    doc: Hour, minute, second, hundredths; 0 seen.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  - id: flags
    type: u4
    doc: |
      0x1 graphics, 0x2 mouse, 0x4 double click by the client, 0x8 Windows key, 0x10 automatic
      reconnect, 0x20 pass-through session.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  - id: num_text_modes
    type: u2
    doc: Number of text modes.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  - id: ofs_text_modes
    type: u2
    doc: Where they are.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  - id: len_ica_buffer
    type: u2
    doc: Bytes of an ICA buffer; 2048 seen.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  - id: out_buffers_host
    type: u2
    doc: Output buffers of the host.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  - id: out_buffers_client
    type: u2
    doc: Output buffers of the client.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  - id: out_delay_host
    type: u2
    doc: Milliseconds; 0xFFFF = default.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  - id: out_delay_client
    type: u2
    doc: Milliseconds; 0xFFFF = default.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  - id: client_product_id
    type: u2
    doc: |
      1 DOS and Win32, 3 console, 4 text terminal, 7 MVGA, 8 Java, 0x0A EPOC, 0x0B OS/2, 0x0E
      DOS32, 0x51 Unix, 0x52 Mac, 0x53 iPhone, 0x54 Android, 0x55 BlackBerry, 0x56 Windows Metro,
      0x57 Windows Phone, 0x58 PlayBook, 0x101 HTML5, 0x1F09 Windows CE. Bits 0x4000 needs a
      licence serial, 0x8000 terminal.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
    -names:
      1: DOS or Win32
      3: console
      4: text terminal
      7: MVGA
      8: Java
      0xa: EPOC
      0xb: OS/2
      0xe: DOS32
      0x51: Unix
      0x52: Mac
      0x53: iPhone
      0x54: Android
      0x55: BlackBerry
      0x56: Windows Metro
      0x57: Windows Phone
      0x58: PlayBook
      0x101: HTML5
      0x1f09: Windows CE
  - id: client_serial_number
    type: u4
    doc: 'Serial number of the client''s licence.'
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  - id: num_channels
    type: u2
    doc: Number of virtual channels.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  - id: ofs_channels
    type: u2
    doc: Where they are.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  - id: client_to_server_power
    type: u1
    doc: Wanted history of the reducer from the client, as a power of two.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  - id: server_to_client_power
    type: u1
    doc: Wanted history of the reducer from the server, as a power of two.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  - id: max_new_data
    type: u2
    doc: Largest block of new data from the server, bytes.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  - id: reducer_version
    type: u2
    doc: Reducer the client wants.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  - id: len_capabilities
    type: u2
    doc: Bytes of the capability list.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  - id: ofs_capabilities
    type: u2
    doc: Where it is.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
instances:
  text_modes:
    type: text_mode
    pos: ofs_text_modes
    repeat: expr
    repeat-expr: num_text_modes
    if: 'num_text_modes > 0'
    doc: The text modes.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  channels:
    type: channel
    pos: ofs_channels
    repeat: expr
    repeat-expr: num_channels
    if: 'num_channels > 0'
    doc: The virtual channels. Numbers are chosen by the client.
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
  capabilities:
    type: ica_capability_list
    pos: ofs_capabilities
    size: len_capabilities
    if: 'len_capabilities > 0'
    doc: 'The client''s answer to the capabilities offered.'
    -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
    -confidence: confirmed
types:
  text_mode:
    doc: One text mode.
    seq:
      - id: index
        type: u1
        doc: Number of the mode.
        -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
        -confidence: confirmed
      - id: flags
        type: u1
        doc: Bit mask.
        -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
        -confidence: confirmed
      - id: columns
        type: u2
        doc: Characters in a row.
        -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
        -confidence: confirmed
      - id: rows
        type: u2
        doc: Rows.
        -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
        -confidence: confirmed
      - id: width
        type: u2
        doc: Pixels.
        -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
        -confidence: confirmed
      - id: height
        type: u2
        doc: Pixels.
        -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
        -confidence: confirmed
      - id: font_width
        type: u1
        doc: Pixels.
        -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
        -confidence: confirmed
      - id: font_height
        type: u1
        doc: Pixels.
        -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
        -confidence: confirmed
  channel:
    doc: Name and number of a virtual channel.
    seq:
      - id: name
        type: strz
        size: 8
        encoding: ASCII
        doc: ASCII name, padded with blanks or zeros.
        -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
        -confidence: confirmed
      - id: number
        type: u2
        doc: Channel number.
        -evidence: public virtual channel SDK; TCP capture, frame 12 (to the last byte)
        -confidence: confirmed
