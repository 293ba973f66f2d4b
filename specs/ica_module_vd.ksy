meta:
  id: ica_module_vd
  title: 'ICA module body, class 3: virtual driver'
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - ica_vd_thinwire
    - ica_vd_cdm
doc: |
  A driver behind virtual channels. The rest after the common part is known for Thinwire and drive
  mapping only.
-prefix: ica.vd
params:
  - id: host_name
    type: str
    doc: Name of the host module.
    -evidence: given by the enclosing layout
    -confidence: confirmed
seq:
  - id: channels
    type: u4
    doc: Bit n = channel n; with capability 33 one channel number.
    -evidence: public virtual channel SDK; TCP capture, 15 virtual drivers
    -confidence: confirmed
    -hex: true
  - id: bandwidth_quota
    type: u1
    doc: Percent.
    -evidence: public virtual channel SDK; TCP capture, 15 virtual drivers
    -confidence: confirmed
  - id: flow
    type: u1
    doc: 'Flow control: 0 none, 1 acknowledgement, 2 delay, 3 drive mapping.'
    -evidence: public virtual channel SDK; TCP capture, 15 virtual drivers
    -confidence: confirmed
    -names:
      0: none
      1: acknowledgement
      2: delay
      3: drive mapping
  - id: padding
    size: 2
    doc: Two bytes.
    -evidence: public virtual channel SDK; TCP capture, 15 virtual drivers
    -confidence: confirmed
  - id: flow_value_1
    type: u2
    doc: 'Acknowledgement and drive mapping: largest window. Delay: low half of milliseconds.'
    -evidence: public virtual channel SDK; TCP capture, 15 virtual drivers
    -confidence: confirmed
  - id: flow_value_2
    type: u2
    doc: |
      Acknowledgement: window. Drive mapping: largest byte count. Delay: high half of
      milliseconds.
    -evidence: public virtual channel SDK; TCP capture, 15 virtual drivers
    -confidence: confirmed
  - id: thinwire
    type: ica_vd_thinwire
    if: is_thinwire and not _io.eof
    doc: Thinwire.
    -evidence: public virtual channel SDK; TCP capture, 15 virtual drivers
    -confidence: confirmed
  - id: drives
    type: ica_vd_cdm
    if: flow == 3 and not _io.eof
    doc: Client drive mapping.
    -evidence: public virtual channel SDK; TCP capture, 15 virtual drivers
    -confidence: confirmed
instances:
  is_thinwire:
    value: 'host_name == "VDTW30" or host_name == "vdtw30"'
    doc: The host module is VDTW30; its name comes in either case.
    -evidence: public virtual channel SDK; TCP capture, 15 virtual drivers
    -confidence: confirmed
    -hidden: true
