package org.icascope.capture;

import java.util.Arrays;

/**
 * Where the fields of one type of packet record are. A type is of one layout in all files, so that
 * a record tells its own: generations 2.0 to 2.6 may be mixed in one file.
 */
final class NstraceLayout {

  /** The record does not have that field. */
  static final int ABSENT = -1;

  private static final int FIRST_GENERATION_WITH_ABSOLUTE_TIME = 3;

  /** By the only byte of the type, or the lower one of version 1.0. */
  private static final NstraceLayout[] BY_TYPE = new NstraceLayout[256];

  static {
    for (int cut = 0; cut <= 4; cut += 4) {
      add(0x10 + cut, 3, of10(cut > 0));
      add(0xc0 + cut, 3, of2(0, cut > 0));
      add(0xd0 + cut, 3, of2(1, cut > 0));
      add(0xe0 + cut, 3, of2(2, cut > 0));
      add(0xf0 + cut, 3, of2(3, cut > 0));
      add(0xf8 + cut, 4, of2(4, cut > 0));
      add(0xb0 + cut, 4, of2(5, cut > 0));
      add(0xa0 + cut, 4, of2(6, cut > 0));
    }
    add(0xa8, 4, of30());
    add(0xac, 4, of35());
  }

  private final NstraceFormat format;
  private final int[] places = new int[NstraceField.values().length];
  private int fixedBytes;
  private int timeAt;
  private boolean relativeTime;

  private NstraceLayout(NstraceFormat format) {
    this.format = format;
    Arrays.fill(places, ABSENT);
  }

  private static void add(int firstType, int types, NstraceLayout layout) {
    Arrays.fill(BY_TYPE, firstType, firstType + types, layout);
  }

  private static NstraceLayout of10(boolean cut) {
    NstraceLayout layout = new NstraceLayout(NstraceFormat.V10).skip(4);
    layout.places[NstraceField.NIC.ordinal()] = 4; // of four bytes here
    layout.skip(4).time(true);
    return cut ? layout.then(NstraceField.ORIGINAL_LENGTH).skip(2) : layout;
  }

  private static NstraceLayout of2(int generation, boolean cut) {
    NstraceLayout layout = new NstraceLayout(NstraceFormat.V20).skip(3).then(NstraceField.NIC);
    layout.time(generation < FIRST_GENERATION_WITH_ABSOLUTE_TIME);
    if (cut) {
      layout.then(NstraceField.ORIGINAL_LENGTH).skip(2); // starting offset in the packet
    }
    if (generation >= 1) {
      layout.then(NstraceField.PCB, NstraceField.LINKED_PCB);
    }
    if (generation >= 2) {
      layout.then(NstraceField.VLAN);
    }
    if (generation >= 3) {
      layout.then(NstraceField.CORE);
    }
    if (generation >= 4) {
      layout.nodes();
    }
    if (generation >= 5) {
      layout.nameLengths();
    }
    return generation < 6 ? layout : layout.then(NstraceField.HTTP_ABORT).connection();
  }

  private static NstraceLayout of30() {
    return new NstraceLayout(NstraceFormat.V30)
        .skip(3)
        .then(NstraceField.NIC)
        .time(false)
        .then(NstraceField.PCB, NstraceField.LINKED_PCB, NstraceField.ORIGINAL_LENGTH)
        .then(NstraceField.VLAN, NstraceField.CORE)
        .nodes()
        .nameLengths()
        .then(NstraceField.HTTP_ABORT)
        .skip(2)
        .connection();
  }

  private static NstraceLayout of35() {
    return new NstraceLayout(NstraceFormat.V35)
        .skip(3)
        .then(NstraceField.NIC)
        .time(false)
        .then(NstraceField.PCB, NstraceField.LINKED_PCB, NstraceField.ORIGINAL_LENGTH)
        .then(NstraceField.VLAN, NstraceField.CORE, NstraceField.HEADER_LENGTH)
        .then(NstraceField.ERROR, NstraceField.MODULE, NstraceField.ACTIVITY, NstraceField.NEXT);
  }

  private NstraceLayout nodes() {
    return then(
        NstraceField.SOURCE_NODE, NstraceField.DESTINATION_NODE, NstraceField.CLUSTER_FLAGS);
  }

  private NstraceLayout nameLengths() {
    return then(NstraceField.SOURCE_NAME_LENGTH, NstraceField.DESTINATION_NAME_LENGTH);
  }

  private NstraceLayout connection() {
    return then(NstraceField.ACTIVITY, NstraceField.SEND_WINDOW)
        .then(NstraceField.ROUND_TRIP_TIME, NstraceField.RECENT_TIMESTAMP);
  }

  private NstraceLayout skip(int bytes) {
    fixedBytes += bytes;
    return this;
  }

  private NstraceLayout then(NstraceField... fields) {
    for (NstraceField field : fields) {
      places[field.ordinal()] = fixedBytes;
      fixedBytes += field.bytes();
    }
    return this;
  }

  private NstraceLayout time(boolean relative) {
    timeAt = fixedBytes;
    relativeTime = relative;
    return skip(relative ? 4 : 8);
  }

  /** Layout of the record that begins with these bytes, as it is in a file of any version. */
  static NstraceLayout of(byte[] bytes, int at) {
    return BY_TYPE[bytes[at] & 0xff];
  }

  /** Layout of a type in a file of a version; null where that is no packet there. */
  static NstraceLayout of(NstraceFormat format, int type) {
    int expectedUpper = format.is10() ? 3 : 0;
    NstraceLayout layout = type >> 8 == expectedUpper ? BY_TYPE[type & 0xff] : null;
    return layout != null && layout.format == format ? layout : null;
  }

  NstraceFormat format() {
    return format;
  }

  /** Bytes before what may vary in length. */
  int fixedBytes() {
    return fixedBytes;
  }

  /** Its time counts from the packet before ({@link NstraceClock}), and has four bytes. */
  boolean hasRelativeTime() {
    return relativeTime;
  }

  int timeAt() {
    return timeAt;
  }

  /** Where a field is in the record, {@link #ABSENT} if nowhere. */
  int at(NstraceField field) {
    return places[field.ordinal()];
  }

  /** Bytes of a field. */
  int bytes(NstraceField field) {
    return format.is10() && field == NstraceField.NIC ? 4 : field.bytes();
  }

  /** Bytes of the two names behind the fixed part. */
  int nameBytes(byte[] bytes, int record) {
    int lengths = places[NstraceField.SOURCE_NAME_LENGTH.ordinal()];
    return lengths == ABSENT
        ? 0
        : (bytes[record + lengths] & 0xff) + (bytes[record + lengths + 1] & 0xff);
  }
}
