package org.icascope.model;

/** Which way bytes travel in a flow. The client is the side that opened it. */
public enum Direction {
  CLIENT_TO_SERVER("client-to-server"),
  SERVER_TO_CLIENT("server-to-client");

  private final String label;

  Direction(String label) {
    this.label = label;
  }

  public Direction opposite() {
    return this == CLIENT_TO_SERVER ? SERVER_TO_CLIENT : CLIENT_TO_SERVER;
  }

  /** The name used in JSON and text output. */
  public String label() {
    return label;
  }

  /** The side that sends in this direction: {@code client} or {@code server}. */
  public String sender() {
    return this == CLIENT_TO_SERVER ? "client" : "server";
  }
}
