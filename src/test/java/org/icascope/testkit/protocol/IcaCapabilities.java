package org.icascope.testkit.protocol;

/** A capability list (ica.md 2.3): four header bytes, then blocks. */
public final class IcaCapabilities {
  private static final int LIST_HEADER_BYTES = 4;
  private static final int BLOCK_HEADER_BYTES = 4;
  private static final int MTU = 1;
  private static final int REDUCERS = 2;
  private static final int PACKET_PRIORITY = 5;
  private static final int RECONNECT = 10;

  private final Bytes blocks = new Bytes();
  private int count;

  public IcaCapabilities mtu() {
    return block(MTU, new byte[0]);
  }

  /** Mask: 1 Mark I, 2 Mark II, 4 V3, 8 V4. */
  public IcaCapabilities reducers(int mask) {
    return block(REDUCERS, new Bytes().u16(mask).toArray());
  }

  public IcaCapabilities packetPriority() {
    return block(PACKET_PRIORITY, new byte[0]);
  }

  /** What the set-up says about Auto Client Reconnect. */
  public IcaCapabilities reconnect(int timeoutSeconds) {
    Bytes body = new Bytes().u16(2).u16(0).u16(timeoutSeconds).u16(1).u16(80).u16(60);
    return block(RECONNECT, body.toArray());
  }

  public IcaCapabilities block(int id, byte[] body) {
    blocks.u16(BLOCK_HEADER_BYTES + body.length).u16(id).raw(body);
    count++;
    return this;
  }

  public byte[] toArray() {
    return new Bytes().u8(0).u8(count).u16(LIST_HEADER_BYTES).raw(blocks.toArray()).toArray();
  }
}
