meta:
  id: cgp_channel_open_message
  title: CGP channel open request inside a bind
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - cgp_varlen
    - cgp_header_extensions
    - cgp_channel_open_request
doc: |
  A complete CHANNEL_OPEN_REQUEST message as a resume repeats it inside SESSION_RELIABILITY.
-prefix: cgp.repeated_open_request
seq:
  - id: len_content
    type: cgp_varlen
    doc: Bytes after this field.
    -evidence: public client code, single source; no public capture of a resume
    -confidence: likely
  - id: content
    type: content
    size: len_content.value
    doc: The message.
    -evidence: public client code, single source; no public capture of a resume
    -confidence: likely
types:
  content:
    doc: Command, header extensions and body.
    -prefix: cgp.repeated_open_request
    seq:
      - id: command
        type: u1
        doc: '6, CHANNEL_OPEN_REQUEST.'
        -evidence: public client code, single source; no public capture of a resume
        -confidence: likely
        -names:
          6: CHANNEL_OPEN_REQUEST
      - id: header
        type: cgp_header_extensions
        doc: Header extensions; TRACK_MESSAGE is set but not counted again.
        -evidence: public client code, single source; no public capture of a resume
        -confidence: likely
      - id: body
        type: cgp_channel_open_request
        size-eos: true
        if: command == 6
        doc: The request.
        -evidence: public client code, single source; no public capture of a resume
        -confidence: likely
