meta:
  id: cgp_channel_open_request
  title: CGP CHANNEL_OPEN_REQUEST
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - cgp_varlen
    - cgp_tcp_proxy_parameters
doc: |
  Asks for a channel to a service. ICA flows on the one with real-time priority.
seq:
  - id: service_id
    type: u2
    doc: Service of the SERVICES_BINDING; 1 is Citrix.TcpProxyService.
    -evidence: public client code; capture of EDT on UDP 2598, second message of the client
    -confidence: confirmed
  - id: channel_id
    type: cgp_varlen
    doc: Bit 0 says who opened it (0 client, 1 server), the rest counts.
    -evidence: public client code; capture of EDT on UDP 2598, second message of the client
    -confidence: confirmed
  - id: framing
    type: u1
    doc: '0 stream, 1 message.'
    -evidence: public client code; capture of EDT on UDP 2598, second message of the client
    -confidence: confirmed
    -names:
      0: stream
      1: message
  - id: priority
    type: u1
    doc: '0 low, 1 normal, 2 real-time.'
    -evidence: public client code; capture of EDT on UDP 2598, second message of the client
    -confidence: confirmed
    -names:
      0: low
      1: normal
      2: real-time
  - id: reserved
    size: 2
    doc: Two bytes, 0.
    -evidence: public client code; capture of EDT on UDP 2598, second message of the client
    -confidence: confirmed
  - id: len_parameters
    type: cgp_varlen
    doc: Bytes of the parameters.
    -evidence: public client code; capture of EDT on UDP 2598, second message of the client
    -confidence: confirmed
  - id: parameters
    type: parameters
    size: len_parameters.value
    doc: What the service wants to know.
    -evidence: public client code; capture of EDT on UDP 2598, second message of the client
    -confidence: confirmed
types:
  parameters:
    doc: 'Parameters, read on demand: they belong to the service, not to CGP.'
    instances:
      tcp_proxy:
        type: cgp_tcp_proxy_parameters
        pos: 0
        if: '_parent.service_id == 1 and _io.size > 0'
        doc: Parameters for Citrix.TcpProxyService.
        -evidence: public client code; capture of EDT on UDP 2598, second message of the client
        -confidence: confirmed
        -title: Citrix.TcpProxyService
