package org.icascope.report.siem;

/** What a record for a SIEM tells of. */
public enum Kind {
  SESSION("session", false),
  INCIDENT("incident", true),
  EVENT("event", false),
  FINDING("finding", true);

  private final String label;
  private final boolean alert;

  Kind(String label, boolean alert) {
    this.label = label;
    this.alert = alert;
  }

  /** The name used in records. */
  public String label() {
    return label;
  }

  /** A judgement to act on; the others are what it rests on. */
  public boolean alert() {
    return alert;
  }
}
