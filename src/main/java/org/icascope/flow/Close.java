package org.icascope.flow;

/** What ended a TCP flow: the first FIN or RST seen. */
public enum Close {
  FIN("fin"),
  RST("rst"),
  NONE("none");

  private final String label;

  Close(String label) {
    this.label = label;
  }

  /** The name used in JSON. */
  public String label() {
    return label;
  }
}
