package org.icascope.session;

/** How a session stands at the end of the capture. */
public enum Outcome {
  ACTIVE("active"),
  CLOSED("closed"),
  SUSPENDED("suspended"),
  TIMED_OUT("timed-out"),
  NO_RESUME_SEEN("no-resume-seen"),
  REFUSED("refused"),
  NEVER_BOUND("never-bound"),
  RESET("reset");

  private final String label;

  Outcome(String label) {
    this.label = label;
  }

  /** The name used in JSON. */
  public String label() {
    return label;
  }
}
