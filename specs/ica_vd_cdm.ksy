meta:
  id: ica_vd_cdm
  title: Client drive mapping driver body
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  Drives of the client. Follows the common part of a virtual driver at offset 48. Offsets, not
  versions, say which fields are there.
-prefix: ica.drive_mapping
seq:
  - id: num_drives
    type: u2
    doc: Number of drives.
    -evidence: public virtual channel SDK; TCP capture (six drives)
    -confidence: confirmed
  - id: ofs_drives
    type: u2
    doc: Offset of the drives from the start of the module.
    -evidence: public virtual channel SDK; TCP capture (six drives)
    -confidence: confirmed
  - id: cache_flags
    type: u2
    doc: Bit mask.
    -evidence: public virtual channel SDK; TCP capture (six drives)
    -confidence: confirmed
  - id: timeout_1
    type: u2
    doc: Timeout of the cache; unit not known.
    -evidence: public virtual channel SDK; TCP capture (six drives)
    -confidence: confirmed
  - id: timeout_2
    type: u2
    doc: Timeout of the cache; unit not known.
    -evidence: public virtual channel SDK; TCP capture (six drives)
    -confidence: confirmed
  - id: transfer_size
    type: u2
    doc: Bytes.
    -evidence: public virtual channel SDK; TCP capture (six drives)
    -confidence: confirmed
  - id: ofs_drives_2
    type: u2
    doc: Offset of a second list; 0 = none.
    -evidence: public virtual channel SDK; TCP capture (six drives)
    -confidence: confirmed
  - id: encoding_type
    type: u2
    if: 'ofs_drives >= 66'
    doc: 'Later versions: as in the UI module.'
    -evidence: public virtual channel SDK
    -confidence: likely
  - id: encoding_parameter
    type: u2
    if: 'ofs_drives >= 66'
    doc: 'Later versions: code page.'
    -evidence: public virtual channel SDK
    -confidence: likely
  - id: num_special_folders
    type: u2
    if: 'ofs_drives >= 70'
    doc: 'Later versions: number of special folders.'
    -evidence: public virtual channel SDK
    -confidence: likely
  - id: ofs_special_folders
    type: u2
    if: 'ofs_drives >= 70'
    doc: 'Later versions: where they are.'
    -evidence: public virtual channel SDK
    -confidence: likely
  - id: high_throughput_window
    type: u4
    if: 'ofs_drives >= 74'
    doc: 'Later versions: bytes.'
    -evidence: public virtual channel SDK
    -confidence: likely
instances:
  drives:
    type: drive
    pos: ofs_drives
    repeat: expr
    repeat-expr: num_drives
    if: 'ofs_drives >= 62'
    doc: The drives.
    -evidence: public virtual channel SDK; TCP capture (six drives)
    -confidence: confirmed
types:
  drive:
    doc: One drive.
    seq:
      - id: letter
        type: u1
        doc: ASCII letter.
        -evidence: public virtual channel SDK; TCP capture (six drives)
        -confidence: confirmed
      - id: reserved
        type: u1
        doc: '0.'
        -evidence: public virtual channel SDK; TCP capture (six drives)
        -confidence: confirmed
      - id: flags
        type: u2
        doc: |
          1 removable, 2 fixed, 4 remote, 8 CD, 0x10 RAM, 0x20 connected by itself, 0x40 USB, 0x80
          read-only.
        -evidence: public virtual channel SDK; TCP capture (six drives)
        -confidence: confirmed
