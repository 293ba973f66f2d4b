package org.icascope.compare;

/**
 * What two recorders saw of a connection, or of a session whose messages are compared.
 *
 * @param pair the place of the session pair in its list
 * @param flow the place of the connection in that pair; -1 for messages
 * @param messages numbered messages were compared, not segments
 */
record Seen(int pair, int flow, Tracks near, Tracks far, boolean messages) {

  Seen swapped() {
    return new Seen(pair, flow, far, near, messages);
  }
}
