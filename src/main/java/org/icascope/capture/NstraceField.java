package org.icascope.capture;

/**
 * Numbers that the record of a packet in a NetScaler trace may have, beside time and lengths.
 * Which, and where, depends on the version ({@link NstraceLayout}).
 */
public enum NstraceField {
  /** Network interface of the appliance. */
  NIC(1),
  ORIGINAL_LENGTH(2),
  /** Number of the TCP connection, 0 for none. */
  PCB(4),
  /** Number of the other connection of a proxied session; 0 where the record does not say. */
  LINKED_PCB(4),
  VLAN(2),
  /** Packet engine. */
  CORE(2),
  SOURCE_NODE(-2),
  DESTINATION_NODE(-2),
  CLUSTER_FLAGS(1),
  SOURCE_NAME_LENGTH(1),
  DESTINATION_NAME_LENGTH(1),
  HTTP_ABORT(1),
  /** In 3.5 with the capture flags in its upper bits. */
  ACTIVITY(4),
  SEND_WINDOW(4),
  ROUND_TRIP_TIME(4),
  RECENT_TIMESTAMP(4),
  /** Where the frame begins in the record. */
  HEADER_LENGTH(2),
  ERROR(1),
  /** Part of the appliance that the packet belongs to. */
  MODULE(1),
  /** What follows the fixed part. */
  NEXT(1);

  private final int bytes;
  private final boolean signed;

  NstraceField(int bytes) {
    this.bytes = Math.abs(bytes);
    this.signed = bytes < 0;
  }

  int bytes() {
    return bytes;
  }

  boolean signed() {
    return signed;
  }
}
