meta:
  id: cgp_capability_reliability
  title: CGP capability 5, SESSION_RELIABILITY
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - cgp_varlen
    - cgp_channel_open_message
doc: |
  Acknowledgement rules, and on a resume the reconnect ticket, the next message number and the
  open requests. A next message number of 0 in the response to a resume refuses it.
-prefix: cgp.session_reliability
seq:
  - id: preferred_version
    type: u1
    doc: Version wanted; 1.
    -evidence: public client code; capture of EDT on UDP 2598, first bind of both sides
    -confidence: confirmed
  - id: minimal_version
    type: u1
    doc: Lowest version accepted; 1.
    -evidence: public client code; capture of EDT on UDP 2598, first bind of both sides
    -confidence: confirmed
  - id: client_ack
    type: ack_algorithm
    doc: 'When the client''s messages are acknowledged.'
    -evidence: public client code; capture of EDT on UDP 2598, first bind of both sides
    -confidence: confirmed
  - id: server_ack
    type: ack_algorithm
    doc: 'When the server''s messages are acknowledged.'
    -evidence: public client code; capture of EDT on UDP 2598, first bind of both sides
    -confidence: confirmed
  - id: next_message
    type: u4
    doc: Number of the next message the sender expects; 0 on a first bind.
    -evidence: public client code; capture of EDT on UDP 2598, first bind of both sides
    -confidence: confirmed
  - id: flags
    type: u1
    doc: '0 first bind, 1 resume.'
    -evidence: >-
      public client code, single source; first bind confirmed in the EDT capture, no public
      capture of a resume
    -confidence: likely
    -names:
      0: first bind
      1: resume
  - id: ticket_version
    type: u1
    doc: Version of the reconnect ticket; 2 seen.
    -evidence: >-
      public client code, single source; first bind confirmed in the EDT capture, no public
      capture of a resume
    -confidence: likely
  - id: len_ticket
    type: cgp_varlen
    doc: Bytes of the reconnect ticket.
    -evidence: >-
      public client code, single source; first bind confirmed in the EDT capture, no public
      capture of a resume
    -confidence: likely
  - id: secret_ticket
    size: len_ticket.value
    doc: 'Reconnect ticket: whoever holds it can take the session over, so it is never shown.'
    -evidence: >-
      public client code, single source; first bind confirmed in the EDT capture, no public
      capture of a resume
    -confidence: likely
    -title: Reconnect ticket
  - id: num_open_requests
    type: cgp_varlen
    doc: Number of channel open requests that follow.
    -evidence: >-
      public client code, single source; first bind confirmed in the EDT capture, no public
      capture of a resume
    -confidence: likely
  - id: open_requests
    type: cgp_channel_open_message
    repeat: expr
    repeat-expr: num_open_requests.value
    doc: |
      Requests of the broken connection, each with its own length field; they are not numbered
      again.
    -evidence: >-
      public client code, single source; first bind confirmed in the EDT capture, no public
      capture of a resume
    -confidence: likely
types:
  ack_algorithm:
    doc: Acknowledgement algorithm of one direction.
    seq:
      - id: algorithm
        type: u1
        doc: '1 = acknowledge every N messages.'
        -evidence: public client code; capture of EDT on UDP 2598, first bind of both sides
        -confidence: confirmed
        -names:
          1: every N messages
      - id: len_parameters
        type: cgp_varlen
        doc: 'Bytes of the algorithm''s parameters.'
        -evidence: public client code; capture of EDT on UDP 2598, first bind of both sides
        -confidence: confirmed
      - id: parameters
        type: parameters
        size: len_parameters.value
        doc: Parameters of the algorithm.
        -evidence: public client code; capture of EDT on UDP 2598, first bind of both sides
        -confidence: confirmed
  parameters:
    doc: Parameters of algorithm 1.
    -prefix: cgp.session_reliability.ack_algorithm
    seq:
      - id: messages_per_ack
        type: u2
        if: '_parent.algorithm == 1 and _io.size >= 2'
        doc: N; 5 by default.
        -evidence: public client code; capture of EDT on UDP 2598, first bind of both sides
        -confidence: confirmed
