meta:
  id: ica_module_td
  title: 'ICA module body, class 5: transport driver'
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  Transport of the client.
-prefix: ica.td
seq:
  - id: len_out_buffer
    type: u2
    doc: Bytes of an output buffer; 1460 seen.
    -evidence: public virtual channel SDK; TCP capture (layout 2)
    -confidence: confirmed
  - id: address_family
    type: u2
    doc: '2 IPv4, 23 IPv6; some clients say 2 for both.'
    -evidence: public virtual channel SDK; TCP capture (layout 2)
    -confidence: confirmed
    -names:
      2: IPv4
      23: IPv6
  - id: client_port
    type: u2be
    doc: TCP port of the client, big-endian.
    -evidence: TCP capture
    -confidence: likely
  - id: client_address
    size: 18
    doc: 'Address: the first four bytes for IPv4 in network order, sixteen for IPv6.'
    -evidence: public virtual channel SDK; TCP capture (layout 2)
    -confidence: confirmed
  - id: encryption_protocol
    type: u2
    if: '_io.size - _io.pos >= 2'
    doc: 'Version 3: 0 none, 0x0300 to 0x0304 SSL 3 to TLS 1.3, 0xFEFF and 0xFEFD DTLS 1.0 and 1.2.'
    -evidence: public virtual channel SDK
    -confidence: likely
    -names:
      0: none
      0x300: SSL 3.0
      0x301: TLS 1.0
      0x302: TLS 1.1
      0x303: TLS 1.2
      0x304: TLS 1.3
      0xfeff: DTLS 1.0
      0xfefd: DTLS 1.2
  - id: encryption_cipher
    type: u2
    if: '_io.size - _io.pos >= 2'
    doc: 'Version 3: cipher suite, IANA number.'
    -evidence: public virtual channel SDK
    -confidence: likely
    -hex: true
  - id: cipher_strength
    type: u2
    if: '_io.size - _io.pos >= 2'
    doc: 'Version 3: bits.'
    -evidence: public virtual channel SDK
    -confidence: likely
