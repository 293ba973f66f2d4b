package org.icascope.flow;

/** How the TCP handshake of a flow went, as far as the capture shows. */
public enum Handshake {
  /** The client acknowledged the SYN,ACK, or later segments imply that it did. */
  COMPLETE("complete"),
  /** The last step captured, SYN or SYN,ACK, was never answered. */
  UNANSWERED("unanswered"),
  /** The server answered the SYN with RST. */
  REFUSED("refused"),
  /** The capture has neither SYN nor SYN,ACK. */
  NOT_SEEN("not-seen");

  private final String label;

  Handshake(String label) {
    this.label = label;
  }

  /** The name used in JSON. */
  public String label() {
    return label;
  }
}
