package org.icascope.flow;

/**
 * What can be said of a TCP segment whatever its {@link SegmentKind}, by the rules of Wireshark's
 * User's Guide, section "TCP Analysis". A segment may bear several remarks.
 */
public enum SegmentRemark {
  /** The sender takes no more bytes: its window is 0. */
  ZERO_WINDOW,
  /** The payload ends just where the window that the other side offered ends. */
  WINDOW_FULL,
  /** Bytes before this segment are not in the capture, or come later. */
  PREVIOUS_NOT_CAPTURED,
  /** Acknowledges bytes that are not in the capture, or come later. */
  ACKED_UNSEEN;

  int bit() {
    return 1 << ordinal();
  }

  /**
   * 1 when these bits, as {@link FlowSide#segmentRemarks()} tells them, contain the remark, else 0.
   */
  public int in(int remarks) {
    return remarks >>> ordinal() & 1;
  }
}
