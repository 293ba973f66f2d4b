meta:
  id: ica_module_header
  title: ICA module header
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  The 36 bytes with which each INIT_RESPONSE begins. Offsets in module bodies count from its first
  byte.
-prefix: ica.init_response
seq:
  - id: len_module
    type: u2
    doc: 'Bytes of the module, the same number as in the packet''s length field.'
    -evidence: public virtual channel SDK; TCP capture, 22 modules
    -confidence: confirmed
  - id: num_following
    type: u1
    doc: Modules still to come; 0 in the last.
    -evidence: public virtual channel SDK; TCP capture, 22 modules
    -confidence: confirmed
  - id: module_class
    type: u1
    doc: |
      0 UI, 1 UI extension, 2 winstation driver, 3 virtual driver, 4 protocol driver, 5 transport
      driver, 6 name resolver, 7 name enumerator, 8 scripting, 9 sub-driver.
    -evidence: public virtual channel SDK; TCP capture, 22 modules
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
    doc: Lowest version the module supports.
    -evidence: public virtual channel SDK; TCP capture, 22 modules
    -confidence: confirmed
  - id: highest_version
    type: u1
    doc: Highest version the module supports.
    -evidence: public virtual channel SDK; TCP capture, 22 modules
    -confidence: confirmed
  - id: client_name
    type: strz
    size: 13
    encoding: ASCII
    doc: Name of the client module, 8.3.
    -evidence: public virtual channel SDK; TCP capture, 22 modules
    -confidence: confirmed
  - id: host_name
    type: strz
    size: 9
    encoding: ASCII
    doc: Name of the host module it talks to; empty for some.
    -evidence: public virtual channel SDK; TCP capture, 22 modules
    -confidence: confirmed
  - id: file_date
    type: u2
    doc: 'DOS date: year since 1980 in bits 9 to 15, month in 5 to 8, day in 0 to 4.'
    -evidence: public virtual channel SDK; TCP capture, 22 modules
    -confidence: confirmed
  - id: file_time
    type: u2
    doc: 'DOS time: hour in bits 11 to 15, minute in 5 to 10, half seconds in 0 to 4.'
    -evidence: public virtual channel SDK; TCP capture, 22 modules
    -confidence: confirmed
  - id: file_size
    type: u4
    doc: 'Bytes of the module''s file. Nothing is read by it.'
    -evidence: public virtual channel SDK; TCP capture, 22 modules
    -confidence: confirmed
