meta:
  id: ica_vd_thinwire
  title: Thinwire driver body
  license: Apache-2.0
  ks-version: '0.11'
  endian: le
doc: |
  Display sizes and caches. Follows the common part of a virtual driver at offset 48.
-prefix: ica.thinwire
seq:
  - id: session
    type: display
    doc: What the session uses.
    -evidence: client code; TCP capture (layout 3)
    -confidence: confirmed
  - id: maximum
    type: display
    doc: The most the client can do.
    -evidence: client code; TCP capture (layout 3)
    -confidence: confirmed
  - id: reserved
    size: 36
    doc: '36 bytes, 0.'
    -evidence: client code; TCP capture (layout 3)
    -confidence: confirmed
  - id: small_cache
    type: u4
    doc: Bytes.
    -evidence: client code; TCP capture (layout 3)
    -confidence: confirmed
  - id: large_cache
    type: u4
    doc: Bytes.
    -evidence: client code; TCP capture (layout 3)
    -confidence: confirmed
  - id: reserved_2
    size: 8
    doc: Eight bytes, 0.
    -evidence: client code; TCP capture (layout 3)
    -confidence: confirmed
  - id: dim_cache_size
    type: u4
    doc: Bytes of the cache on disk.
    -evidence: client code; TCP capture (layout 3)
    -confidence: confirmed
  - id: dim_bitmap_min
    type: u4
    doc: Smallest bitmap that is cached on disk, bytes.
    -evidence: client code; TCP capture (layout 3)
    -confidence: confirmed
  - id: signature_level
    type: u4
    doc: Level of bitmap signatures.
    -evidence: client code; TCP capture (layout 3)
    -confidence: confirmed
  - id: file_system_overhead
    type: u4
    doc: Bytes a file costs.
    -evidence: client code; TCP capture (layout 3)
    -confidence: confirmed
  - id: cache_power
    type: u1
    if: has_extension
    doc: 'Newer clients: power of two of the cache.'
    -evidence: client code, single source
    -confidence: guess
  - id: reserved_3
    type: u1
    if: has_extension
    doc: '0.'
    -evidence: client code, single source
    -confidence: guess
  - id: handle_power
    type: u1
    if: has_extension
    doc: 'Newer clients: power of two of the handles.'
    -evidence: client code, single source
    -confidence: guess
  - id: reserved_4
    type: u1
    if: has_extension
    doc: '0.'
    -evidence: client code, single source
    -confidence: guess
  - id: max_object
    type: u4
    if: has_extension
    doc: 'Newer clients: largest object, bytes. Nothing is read by it.'
    -evidence: client code, single source
    -confidence: guess
  - id: min_object
    type: u4
    if: has_extension
    doc: 'Newer clients: smallest object, bytes.'
    -evidence: client code, single source
    -confidence: guess
  - id: len_capabilities
    type: u2
    if: has_extension
    doc: 'Newer clients: bytes of the Thinwire capabilities.'
    -evidence: client code, single source
    -confidence: guess
  - id: ofs_capabilities
    type: u2
    if: has_extension
    doc: 'Newer clients: where they are.'
    -evidence: client code, single source
    -confidence: guess
instances:
  has_extension:
    value: '_io.size >= 180'
    doc: The fields of newer clients are there.
    -evidence: client code, single source
    -confidence: guess
    -hidden: true
types:
  display:
    doc: Display mode and its limits.
    seq:
      - id: version
        type: u1
        doc: Version of this block.
        -evidence: client code; TCP capture (layout 3)
        -confidence: confirmed
      - id: reserved
        type: u1
        doc: '0.'
        -evidence: client code; TCP capture (layout 3)
        -confidence: confirmed
      - id: small_cache
        type: u2
        doc: Kilobytes.
        -evidence: TCP capture
        -confidence: guess
      - id: large_cache
        type: u4
        doc: Bytes.
        -evidence: TCP capture
        -confidence: guess
      - id: graphics_capabilities
        type: u4
        doc: Bit mask.
        -evidence: client code; TCP capture (layout 3)
        -confidence: confirmed
      - id: color_capabilities
        type: u2
        doc: '1, 2, 4, 8 = 4, 8, 16, 24 bits per pixel.'
        -evidence: client code; TCP capture (layout 3)
        -confidence: confirmed
      - id: reserved_2
        type: u2
        doc: '0.'
        -evidence: client code; TCP capture (layout 3)
        -confidence: confirmed
      - id: ofs_sizes
        type: u2
        doc: Offset of the sizes from the start of this block; 20.
        -evidence: client code; TCP capture (layout 3)
        -confidence: confirmed
      - id: num_sizes
        type: u2
        doc: Sizes; 1.
        -evidence: client code; TCP capture (layout 3)
        -confidence: confirmed
      - id: width
        type: u2
        doc: Pixels.
        -evidence: client code; TCP capture (layout 3)
        -confidence: confirmed
      - id: height
        type: u2
        doc: Pixels.
        -evidence: client code; TCP capture (layout 3)
        -confidence: confirmed
