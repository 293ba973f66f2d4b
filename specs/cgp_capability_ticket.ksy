meta:
  id: cgp_capability_ticket
  title: CGP capability 6, SECURITY_TICKET
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - cgp_varlen
doc: |
  Ticket of the secure ticket authority for the way through a gateway. Its bytes are never shown.
-prefix: cgp.security_ticket
seq:
  - id: ticket_type
    type: u1
    doc: '0 = STA.'
    -evidence: public client code; byte vector in the protocol notes, section 6
    -confidence: likely
    -names:
      0: STA
  - id: len_ticket
    type: cgp_varlen
    doc: Bytes of the ticket.
    -evidence: public client code; byte vector in the protocol notes, section 6
    -confidence: likely
  - id: secret_ticket
    size: len_ticket.value
    doc: ASCII text of marker, authority and ticket.
    -evidence: public client code; byte vector in the protocol notes, section 6
    -confidence: likely
    -title: Security ticket
