package org.icascope.model;

/** What is expected on a server port. What a flow is follows from its content all the same. */
public enum CitrixPort {
  ICA,
  CGP,
  TLS,
  WEBSOCKET
}
