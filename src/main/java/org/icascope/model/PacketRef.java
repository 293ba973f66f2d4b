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
}
