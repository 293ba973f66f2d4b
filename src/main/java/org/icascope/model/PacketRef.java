package org.icascope.model;

/**
 * Address of one frame.
 *
 * @param capture index of the capture file in the order given, from 0
 * @param frame number Wireshark shows for it, from 1
 */
public record PacketRef(int capture, long frame) {

  public PacketRef {
    if (capture < 0 || frame < 1) {
      throw new IllegalArgumentException("no such frame: " + capture + "/" + frame);
    }
  }

  // Written out here and in other records that are keys of maps: those that the language gives a
  // record are put together at run time, at first use, which takes several milliseconds each.

  @Override
  public boolean equals(Object other) {
    return other instanceof PacketRef ref && capture == ref.capture && frame == ref.frame;
  }

  @Override
  public int hashCode() {
    return 31 * capture + Long.hashCode(frame);
  }
}
