meta:
  id: ica_crypt2_record
  title: ICA record of Secure ICA (PDCRYPT2)
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  Payload of one frame where Secure ICA was confirmed. The key exchange is legible, the rest is
  not.
seq:
  - id: kind
    type: u1
    doc: |
      0 clear, 1 RC5 data, 2 public key of the server, 3 session key of the client, 4 change of
      the authentication mode, 5 change of the data mode.
    -evidence: client code, single source
    -confidence: likely
  - id: public_key
    type: public_key
    if: kind == 2
    doc: 'The server''s half of the exchange.'
    -evidence: client code, single source
    -confidence: likely
  - id: session_key
    type: session_key
    if: kind == 3
    doc: 'The client''s half of the exchange.'
    -evidence: client code, single source
    -confidence: likely
  - id: payload
    size-eos: true
    if: 'kind != 2 and kind != 3'
    doc: Records of other kinds.
    -evidence: client code, single source
    -confidence: likely
types:
  public_key:
    doc: Parameters, and where the key is. Offsets count from the byte after the kind.
    seq:
      - id: version
        type: u2
        doc: Version.
        -evidence: client code, single source
        -confidence: likely
      - id: unique_parameters
        type: u2
        doc: Own Diffie-Hellman parameters.
        -evidence: client code, single source
        -confidence: likely
      - id: len_prime
        type: u2
        doc: Bytes of the prime.
        -evidence: client code, single source
        -confidence: likely
      - id: authentication_encrypt_key_length
        type: u2
        doc: Bytes of the key.
        -evidence: client code, single source
        -confidence: likely
      - id: authentication_decrypt_key_length
        type: u2
        doc: Bytes of the key.
        -evidence: client code, single source
        -confidence: likely
      - id: data_encrypt_key_length
        type: u2
        doc: Bytes of the key.
        -evidence: client code, single source
        -confidence: likely
      - id: data_decrypt_key_length
        type: u2
        doc: Bytes of the key.
        -evidence: client code, single source
        -confidence: likely
      - id: authentication_encrypt_rounds
        type: u2
        doc: RC5 rounds.
        -evidence: client code, single source
        -confidence: likely
      - id: authentication_decrypt_rounds
        type: u2
        doc: RC5 rounds.
        -evidence: client code, single source
        -confidence: likely
      - id: data_encrypt_rounds
        type: u2
        doc: RC5 rounds.
        -evidence: client code, single source
        -confidence: likely
      - id: data_decrypt_rounds
        type: u2
        doc: RC5 rounds.
        -evidence: client code, single source
        -confidence: likely
      - id: ofs_public_key
        type: u2
        doc: Where the public key is.
        -evidence: client code, single source
        -confidence: likely
      - id: len_public_key
        type: u2
        doc: Bytes of the public key.
        -evidence: client code, single source
        -confidence: likely
      - id: ofs_parameters
        type: u2
        doc: Where the Diffie-Hellman parameters are.
        -evidence: client code, single source
        -confidence: likely
      - id: len_parameters
        type: u2
        doc: Bytes of the parameters.
        -evidence: client code, single source
        -confidence: likely
    instances:
      public_key:
        pos: '1 + ofs_public_key'
        size: len_public_key
        doc: The public key.
        -evidence: client code, single source
        -confidence: likely
  session_key:
    doc: 'The client''s public value.'
    seq:
      - id: version
        type: u2
        doc: '1.'
        -evidence: client code, single source
        -confidence: likely
      - id: ofs_value
        type: u2
        doc: Where it is, from the byte after the kind; 6.
        -evidence: client code, single source
        -confidence: likely
      - id: len_value
        type: u2
        doc: Bytes of the value.
        -evidence: client code, single source
        -confidence: likely
    instances:
      public_value:
        pos: '1 + ofs_value'
        size: len_value
        doc: The value.
        -evidence: client code, single source
        -confidence: likely
