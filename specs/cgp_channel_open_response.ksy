meta:
  id: cgp_channel_open_response
  title: CGP CHANNEL_OPEN_RESPONSE
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - cgp_varlen
doc: |
  Answer to an open request. A service status of 3, 4 or 5 says that the CGP service could not
  reach what is behind it.
seq:
  - id: channel_id
    type: cgp_varlen
    doc: Channel of the request.
    -evidence: public client code; capture of EDT on UDP 2598, second message of the server
    -confidence: confirmed
  - id: status
    type: u2
    doc: '0 accepted, 1 rejected, 2 failure, 3 service failure.'
    -evidence: public client code; capture of EDT on UDP 2598, second message of the server
    -confidence: confirmed
    -names:
      0: accepted
      1: rejected
      2: failure
      3: service failure
  - id: service_status
    type: u2
    doc: |
      Of Citrix.TcpProxyService: 0 accepted, 1 invalid parameters, 2 user program error, 3
      destination unresolvable, 4 destination refused, 5 destination timeout, 6 core failure.
    -evidence: public client code; capture of EDT on UDP 2598, second message of the server
    -confidence: confirmed
    -names:
      0: accepted
      1: invalid parameters
      2: user program error
      3: destination unresolvable
      4: destination refused
      5: destination timeout
      6: core failure
  - id: reserved
    size: 2
    doc: Two bytes, 0.
    -evidence: public client code; capture of EDT on UDP 2598, second message of the server
    -confidence: confirmed
  - id: len_parameters
    type: cgp_varlen
    doc: Bytes of the parameters.
    -evidence: public client code; capture of EDT on UDP 2598, second message of the server
    -confidence: confirmed
  - id: parameters
    size: len_parameters.value
    doc: Parameters of the service.
    -evidence: public client code; capture of EDT on UDP 2598, second message of the server
    -confidence: confirmed
    -payload: true
