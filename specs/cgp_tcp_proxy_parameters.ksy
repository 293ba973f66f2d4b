meta:
  id: cgp_tcp_proxy_parameters
  title: Open parameters of Citrix.TcpProxyService
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - cgp_varlen
doc: |
  Where the proxy service of the server leads the channel to.
-prefix: cgp.tcp_proxy
seq:
  - id: version
    type: u1
    doc: '1.'
    -evidence: public client code; capture of EDT on UDP 2598, second message of the client
    -confidence: confirmed
  - id: len_destination
    type: cgp_varlen
    doc: Bytes of the destination.
    -evidence: public client code; capture of EDT on UDP 2598, second message of the client
    -confidence: confirmed
  - id: destination
    type: str
    size: len_destination.value
    encoding: ASCII
    doc: 'ASCII host:port.'
    -evidence: public client code; capture of EDT on UDP 2598, second message of the client
    -confidence: confirmed
  - id: protocol
    type: u2
    doc: '0 unknown, 1 unspecified, 2 mixed, 3 ICA, 4 HTTP, 5 RDP.'
    -evidence: public client code; capture of EDT on UDP 2598, second message of the client
    -confidence: confirmed
    -names:
      0: unknown
      1: unspecified
      2: mixed
      3: ICA
      4: HTTP
      5: RDP
