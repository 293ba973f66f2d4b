meta:
  id: ica_module_pd
  title: 'ICA module body, class 4: protocol driver'
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  A layer of the transport. Basic encryption and Secure ICA share a class and are told apart by
  the host module's name.
-prefix: ica.pd
params:
  - id: host_name
    type: str
    doc: Name of the host module.
    -evidence: given by the enclosing layout
    -confidence: confirmed
seq:
  - id: pd_class
    type: u1
    doc: |
      0 none, 1 console, 2 network, 3 async, 4 OEM transport, 5 ISDN, 6 X.25, 7 modem, 8 OEM
      connect, 9 frame, 10 reliable, 11 encrypt, 12 compress, 13 telnet, 14 OEM filter, 15 NASI,
      16 TAPI.
    -evidence: public virtual channel SDK; TCP capture (classes 9, 11 and 12)
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
    -evidence: public virtual channel SDK; TCP capture (classes 9, 11 and 12)
    -confidence: confirmed
  - id: encryption_level
    type: u1
    if: pd_class == 11 and not _io.eof
    doc: 'Basic: 1. Secure ICA: 10, 20, 30, 40 = RC5 with 0, 40, 56, 128 bits.'
    -evidence: public virtual channel SDK; TCP capture (classes 9, 11 and 12)
    -confidence: confirmed
  - id: secure_ica
    type: secure_ica
    if: pd_class == 11 and is_secure_ica
    doc: Parameters of Secure ICA.
    -evidence: public virtual channel SDK; TCP capture (classes 9, 11 and 12)
    -confidence: confirmed
  - id: max_out_buffers
    type: u2
    if: 'pd_class == 12 and _io.size - _io.pos >= 2'
    doc: Output buffers while compression is off.
    -evidence: public virtual channel SDK; TCP capture (classes 9, 11 and 12)
    -confidence: confirmed
instances:
  is_secure_ica:
    value: 'host_name == "PDCRYPT2"'
    doc: The host module is PDCRYPT2.
    -evidence: public virtual channel SDK; TCP capture (classes 9, 11 and 12)
    -confidence: confirmed
    -hidden: true
types:
  secure_ica:
    doc: Key exchange and RC5 parameters the client supports.
    seq:
      - id: version
        type: u1
        doc: '1.'
        -evidence: client code, single source
        -confidence: likely
      - id: reserved
        type: u1
        doc: '0.'
        -evidence: client code, single source
        -confidence: likely
      - id: unique_parameters
        type: u1
        doc: Own Diffie-Hellman parameters.
        -evidence: client code, single source
        -confidence: likely
      - id: len_prime
        type: u2
        doc: Bytes of the prime; 128.
        -evidence: client code, single source
        -confidence: likely
      - id: authentication_decrypt_key_length
        type: u2
        doc: Bytes of the key.
        -evidence: client code, single source
        -confidence: likely
      - id: authentication_decrypt_rounds
        type: u2
        doc: RC5 rounds.
        -evidence: client code, single source
        -confidence: likely
      - id: authentication_encrypt_key_length
        type: u2
        doc: Bytes of the key.
        -evidence: client code, single source
        -confidence: likely
      - id: authentication_encrypt_rounds
        type: u2
        doc: RC5 rounds.
        -evidence: client code, single source
        -confidence: likely
      - id: data_decrypt_key_length
        type: u2
        doc: Bytes of the key.
        -evidence: client code, single source
        -confidence: likely
      - id: data_decrypt_rounds
        type: u2
        doc: RC5 rounds.
        -evidence: client code, single source
        -confidence: likely
      - id: data_encrypt_key_length
        type: u2
        doc: Bytes of the key.
        -evidence: client code, single source
        -confidence: likely
      - id: data_encrypt_rounds
        type: u2
        doc: RC5 rounds.
        -evidence: client code, single source
        -confidence: likely
