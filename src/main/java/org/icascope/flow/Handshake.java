package org.icascope.flow;

/** How the TCP handshake of a flow went, as far as the capture shows. */
public enum Handshake {
  COMPLETE("complete"),
  UNANSWERED("unanswered"),
  REFUSED("refused"),
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
