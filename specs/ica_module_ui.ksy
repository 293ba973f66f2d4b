meta:
  id: ica_module_ui
  title: 'ICA module body, class 0: user interface'
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  Fixed part of the UI module. The strings are obfuscated as one block and hold names and perhaps
  a password: they are never shown here. Later versions are longer; what is there follows from
  len_fixed.
-prefix: ica.ui
params:
  - id: version
    type: u1
    doc: Highest version the module supports.
    -evidence: given by the enclosing layout
    -confidence: confirmed
seq:
  - id: flags
    type: u4
    doc: |
      0x1 sound off, 0x2 reconnect, 0x4 no Ctrl-Alt-Del, 0x8 prompt for the password, 0x10
      seamless, 0x20 Windows keys, 0x40 secure gateway, 0x800 password is a smart card PIN, 0x1000
      Azure AD ticket, 0x2000 remote credential guard.
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
  - id: keyboard_layout
    type: u4
    doc: Windows input locale; 0x409 = US.
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
    -hex: true
  - id: encryption_level
    type: u1
    doc: 'Of the strings: 0 plain, 1 obfuscated with the seed.'
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
    -names:
      0: plain
      1: obfuscated
  - id: encryption_seed
    type: u1
    doc: Seed of the obfuscation.
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
  - id: ofs_domain
    type: u2
    doc: Offset of the domain; 0 = absent, here and below.
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
  - id: ofs_user_name
    type: u2
    doc: Offset of the user name.
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
  - id: ofs_password
    type: u2
    doc: Offset of the password, which is never decoded.
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
  - id: ofs_client_directory
    type: u2
    doc: 'Offset of the client''s directory.'
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
  - id: ofs_work_directory
    type: u2
    doc: Offset of the working directory.
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
  - id: ofs_initial_program
    type: u2
    doc: Offset of the program; published applications begin with a hash sign.
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
  - id: ports
    size: 6
    doc: Numbers of the parallel and serial ports.
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
  - id: ofs_cloud_name
    type: u2
    if: is_version_2
    doc: 'Version 2: offset of the cloud name.'
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
  - id: client_build
    type: u2
    if: is_version_2
    doc: 'Version 2: build number of the client.'
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
  - id: ofs_client_name
    type: u2
    if: is_version_2
    doc: 'Version 2: offset of the client''s name.'
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
  - id: len_fixed
    type: u2
    if: is_version_2
    doc: 'Version 2: start of the strings.'
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
  - id: len_strings
    type: u2
    if: is_version_2
    doc: 'Version 2: bytes of the strings.'
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
  - id: ofs_client_license
    type: u2
    if: 'len_known >= 76'
    doc: 'Version 3: offset of the licence.'
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
  - id: encoding_type
    type: u2
    if: 'len_known >= 88'
    doc: 'Version 4: 0 ANSI, 1 UTF-16LE.'
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
    -names:
      0: ANSI
      1: UTF-16LE
  - id: encoding_parameter
    type: u2
    if: 'len_known >= 88'
    doc: 'Version 4: code page for ANSI.'
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
  - id: keyboard_type
    type: u2
    if: 'len_known >= 88'
    doc: 'Version 4: keyboard type.'
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
  - id: keyboard_subtype
    type: u1
    if: 'len_known >= 88'
    doc: 'Version 4: keyboard subtype.'
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
  - id: keyboard_function_keys
    type: u1
    if: 'len_known >= 88'
    doc: 'Version 4: number of function keys; 12 seen.'
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
  - id: ofs_ime_file
    type: u2
    if: 'len_known >= 88'
    doc: 'Version 4: offset of the input method''s file name.'
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
  - id: keyboard_subtype_2
    type: u2
    if: 'len_known >= 88'
    doc: 'Version 4: further subtype.'
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
  - id: ofs_launcher
    type: u2
    if: 'len_known >= 92'
    doc: 'Version 5: offset of the launcher.'
    -evidence: public virtual channel SDK
    -confidence: likely
  - id: ofs_version
    type: u2
    if: 'len_known >= 92'
    doc: 'Version 5: offset of the version text.'
    -evidence: public virtual channel SDK
    -confidence: likely
  - id: icon_depth
    type: u1
    if: 'len_known >= 95'
    doc: 'Version 7: preferred icons; 1, 2, 4, 8, 16 = 4, 8, 16, 24, 32 bits per pixel.'
    -evidence: public virtual channel SDK
    -confidence: likely
  - id: ofs_launch_reference
    type: u2
    if: 'len_known >= 95'
    doc: 'Version 7: offset of the launch reference.'
    -evidence: public virtual channel SDK
    -confidence: likely
  - id: ofs_font_smoothing
    type: u2
    if: 'len_known >= 97'
    doc: 'Version 8: offset of the font smoothing block.'
    -evidence: public virtual channel SDK
    -confidence: likely
instances:
  is_version_2:
    value: 'version >= 2'
    doc: The fields of version 2 are there.
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
    -hidden: true
  len_known:
    value: 'is_version_2 ? len_fixed : 0'
    doc: Bytes of the fixed part, 0 for version 1.
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
    -hidden: true
  secret_strings:
    pos: len_fixed
    size: len_strings
    if: is_version_2
    doc: The strings, obfuscated as one block in stored order.
    -evidence: public virtual channel SDK; TCP capture, frame 7 (layout 4)
    -confidence: confirmed
