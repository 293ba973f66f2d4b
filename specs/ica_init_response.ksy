meta:
  id: ica_init_response
  title: ICA INIT_RESPONSE
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
  imports:
    - ica_module_header
    - ica_module_ui
    - ica_module_wd
    - ica_module_vd
    - ica_module_pd
    - ica_module_td
doc: |
  One client module. Offsets in the body count from the start of the header, so the body has no
  bounds of its own.
seq:
  - id: header
    type: ica_module_header
    doc: What the module is.
    -evidence: public virtual channel SDK; TCP capture, frames 7 to 28
    -confidence: confirmed
  - id: body
    type:
      switch-on: header.module_class
      cases:
        0: ica_module_ui(header.highest_version)
        2: ica_module_wd
        3: ica_module_vd(header.host_name)
        4: ica_module_pd(header.host_name)
        5: ica_module_td
    doc: What the module says; other classes have a header only.
    -evidence: public virtual channel SDK; TCP capture, frames 7 to 28
    -confidence: confirmed
