meta:
  id: cgp_capability_services
  title: CGP capability 1, SERVICES_BINDING
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - cgp_varlen
doc: |
  The services a peer binds; channels are opened for one of them by its id.
-prefix: cgp.services_binding
seq:
  - id: num_services
    type: cgp_varlen
    doc: Number of services.
    -evidence: public client code; detection engines (service name); capture of EDT on UDP 2598
    -confidence: confirmed
  - id: services
    type: entry
    repeat: expr
    repeat-expr: num_services.value
    doc: The services.
    -evidence: public client code; detection engines (service name); capture of EDT on UDP 2598
    -confidence: confirmed
types:
  entry:
    doc: One service.
    -title: Service
    -prefix: cgp.service
    seq:
      - id: len_content
        type: cgp_varlen
        doc: Bytes after this field.
        -evidence: public client code; detection engines (service name); capture of EDT on UDP 2598
        -confidence: confirmed
      - id: content
        type: service
        size: len_content.value
        doc: The service itself.
        -evidence: public client code; detection engines (service name); capture of EDT on UDP 2598
        -confidence: confirmed
  service:
    doc: Id, version and name of a service.
    -prefix: cgp.service
    seq:
      - id: service_id
        type: u2
        doc: Number that stands for the service; 1 seen.
        -evidence: public client code; detection engines (service name); capture of EDT on UDP 2598
        -confidence: confirmed
      - id: version
        type: u2
        doc: Version; 1 seen.
        -evidence: 'the split of the bytes `01 00 00` into version and reserved is inferred'
        -confidence: likely
      - id: reserved
        type: u1
        doc: '0.'
        -evidence: as version
        -confidence: likely
      - id: len_name
        type: cgp_varlen
        doc: Bytes of the name.
        -evidence: public client code; detection engines (service name); capture of EDT on UDP 2598
        -confidence: confirmed
      - id: name
        type: str
        size: len_name.value
        encoding: ASCII
        doc: ASCII name; only Citrix.TcpProxyService was seen.
        -evidence: public client code; detection engines (service name); capture of EDT on UDP 2598
        -confidence: confirmed
