meta:
  id: cgp_header_extensions
  title: CGP header extensions
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - cgp_varlen
doc: |
  Flag bytes after the command, then the data of the announced extensions in ascending index. The
  layouts of MONITORING and COMPRESSION are not known; when one of them stands before RELIABILITY,
  the reliability data are looked for at the end of the announced extension length.
-prefix: cgp.extensions
seq:
  - id: flags
    type: u1
    repeat: until
    repeat-until: '(_ & 0x80) == 0 or _index == 31'
    doc: |
      Bits 0 to 6 of the k-th byte announce extensions 7k to 7k+6; bit 7 says that another flag
      byte follows (32 at most).
    -evidence: 'public client code; capture of EDT on UDP 2598 (`05 05 09 02 02 05`, `1E 06 09 01 01`)'
    -confidence: confirmed
  - id: len_extensions
    type: cgp_varlen
    if: has_length
    doc: Extension 0, EXT_LENGTH. Bytes of all remaining extension data.
    -evidence: 'public client code; capture of EDT on UDP 2598 (`05 05 09 02 02 05`, `1E 06 09 01 01`)'
    -confidence: confirmed
  - id: extensions
    type: extension_data
    size: len_extensions.value
    if: has_length
    doc: The extensions, bounded by their announced length.
    -evidence: 'public client code; capture of EDT on UDP 2598 (`05 05 09 02 02 05`, `1E 06 09 01 01`)'
    -confidence: confirmed
  - id: reliability
    type: reliability
    if: not has_length and has_reliability and not has_unknown
    doc: Extension 3 where no length was announced and nothing of unknown layout stands before it.
    -evidence: 'public client code; capture of EDT on UDP 2598 (`05 05 09 02 02 05`, `1E 06 09 01 01`)'
    -confidence: confirmed
  - id: undecoded
    size-eos: true
    if: is_opaque
    doc: |
      Where an extension of unknown layout comes without EXT_LENGTH, nothing behind it can be
      located.
    -evidence: protocol notes on CGP, section 2
    -confidence: likely
    -payload: true
instances:
  has_length:
    value: '(flags.first & 0x01) != 0'
    doc: Extension 0 is announced.
    -evidence: 'public client code; capture of EDT on UDP 2598 (`05 05 09 02 02 05`, `1E 06 09 01 01`)'
    -confidence: confirmed
    -hidden: true
  has_unknown:
    value: '(flags.first & 0x06) != 0'
    doc: MONITORING (1) or COMPRESSION (2) is announced.
    -evidence: 'public client code; capture of EDT on UDP 2598 (`05 05 09 02 02 05`, `1E 06 09 01 01`)'
    -confidence: confirmed
    -hidden: true
  has_reliability:
    value: '(flags.first & 0x08) != 0'
    doc: RELIABILITY (3) is announced.
    -evidence: 'public client code; capture of EDT on UDP 2598 (`05 05 09 02 02 05`, `1E 06 09 01 01`)'
    -confidence: confirmed
    -hidden: true
  is_opaque:
    value: 'not has_length and (has_unknown or (flags.first & 0xf0) != 0)'
    doc: The body cannot be located.
    -evidence: 'public client code; capture of EDT on UDP 2598 (`05 05 09 02 02 05`, `1E 06 09 01 01`)'
    -confidence: confirmed
    -hidden: true
types:
  extension_data:
    doc: Extensions 1 and up inside the announced length.
    -title: Extensions
    -prefix: cgp.extensions
    seq:
      - id: undecoded
        size: _io.size - len_reliability
        if: _parent.has_unknown
        doc: Extensions of unknown layout before RELIABILITY.
        -evidence: public client code, single source; RELIABILITY without others confirmed in the EDT capture
        -confidence: likely
        -payload: true
      - id: reliability
        type: reliability
        if: '_parent.has_reliability and (not _parent.has_unknown or len_reliability > 0)'
        doc: Extension 3.
        -evidence: public client code, single source; RELIABILITY without others confirmed in the EDT capture
        -confidence: likely
      - id: rest
        size-eos: true
        if: not _io.eof
        doc: Extensions of unknown layout behind RELIABILITY.
        -evidence: public client code, single source; RELIABILITY without others confirmed in the EDT capture
        -confidence: likely
        -payload: true
    instances:
      last_three:
        type: u1
        pos: _io.size - 3
        if: '_io.size >= 3'
        doc: Third byte from the end, for the search.
        -evidence: public client code, single source; RELIABILITY without others confirmed in the EDT capture
        -confidence: likely
        -hidden: true
      last_two:
        type: u1
        pos: _io.size - 2
        if: '_io.size >= 2'
        doc: Second byte from the end, for the search.
        -evidence: public client code, single source; RELIABILITY without others confirmed in the EDT capture
        -confidence: likely
        -hidden: true
      last_one:
        type: u1
        pos: _io.size - 1
        if: '_io.size >= 1'
        doc: Last byte, for the search.
        -evidence: public client code, single source; RELIABILITY without others confirmed in the EDT capture
        -confidence: likely
        -hidden: true
      len_reliability:
        value: 'not _parent.has_reliability or _parent.flags.size > 1 ? 0 : _io.size >= 3 and (last_three & 0xfe) == 2 and last_two >= 0x80 ? 3 : _io.size >= 2 and (last_two & 0xfe) == 2 and last_one < 0x80 ? 2 : _io.size >= 1 and last_one < 2 ? 1 : 0'
        doc: |
          Bytes of RELIABILITY at the end of the data: 3 or 2 with an acknowledgement, 1 without,
          0 when nothing fits.
        -evidence: protocol notes on CGP, section 2
        -confidence: guess
        -hidden: true
  reliability:
    doc: RELIABILITY extension.
    -prefix: cgp.reliability
    seq:
      - id: flags
        type: u1
        doc: '0x01 the message is tracked, 0x02 an acknowledgement follows.'
        -evidence: public client code; capture of EDT on UDP 2598
        -confidence: confirmed
      - id: ack_delta
        type: cgp_varlen
        if: '(flags & 0x02) != 0'
        doc: That many further tracked messages of the other direction are acknowledged.
        -evidence: public client code; capture of EDT on UDP 2598
        -confidence: confirmed
