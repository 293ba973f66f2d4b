package org.icascope.session;

/** Why there is no CGP connection. */
public enum ConnectFailure {
  REFUSED("refused"),
  UNANSWERED("unanswered"),
  NO_SIGNATURE("no-signature"),
  NOT_CGP("not-cgp"),
  CHANNEL_REFUSED("channel-refused"),
  SUSPENDED("suspended");

  private final String label;

  ConnectFailure(String label) {
    this.label = label;
  }

  public String label() {
    return label;
  }
}
