meta:
  id: cgp_capability_endpoint
  title: CGP capability 2, ENDPOINT_ADDRESS
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - cgp_varlen
doc: |
  Where the client wants to be led; through a gateway it refers to the security ticket.
-prefix: cgp.endpoint_address
seq:
  - id: address_type
    type: u1
    doc: '0 default, 1 host name, 2 STA ticket, 3 taken from the security ticket.'
    -evidence: public client code; capture of EDT on UDP 2598 (type 0, empty)
    -confidence: likely
    -names:
      0: default
      1: host name
      2: STA ticket
      3: from the security ticket
  - id: len_address
    type: cgp_varlen
    doc: Bytes of the address.
    -evidence: public client code; capture of EDT on UDP 2598 (type 0, empty)
    -confidence: likely
  - id: secret_address
    size: len_address.value
    doc: The address, which may be a ticket and is therefore never shown.
    -evidence: public client code; capture of EDT on UDP 2598 (type 0, empty)
    -confidence: likely
