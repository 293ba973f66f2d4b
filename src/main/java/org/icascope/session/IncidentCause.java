package org.icascope.session;

/** Why an incident began, in the words the user reads. */
public enum IncidentCause {
  CLIENT_RESET("the client reset the connection"),
  SERVER_RESET("the server side reset the connection"),
  CLIENT_CLOSED("the client closed the connection without ending the session"),
  SERVER_CLOSED("the server side closed the connection without ending the session"),
  NOBODY_HEARD("both sides repeated themselves and neither was heard"),
  BOTH_SILENT("both sides fell silent"),
  CLIENT_SILENT("the client fell silent"),
  SERVER_SILENT("the server side fell silent"),
  CGP_REFUSED("the server refused CGP connections"),
  CGP_UNANSWERED("CGP connection attempts were not answered"),
  CGP_HUNG("the CGP service accepted the connection and did not answer"),
  NOT_CGP("something other than a CGP service answered"),
  CHANNEL_REFUSED("the CGP service could not reach the ICA listener behind it"),
  CONNECTION_LOST("the ICA connection was lost"),
  WEBSOCKET_REFUSED("the server refused the WebSocket of a browser client");

  private final String text;

  IncidentCause(String text) {
    this.text = text;
  }

  public String text() {
    return text;
  }
}
