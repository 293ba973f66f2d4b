package org.icascope.view.field;

import java.util.Map;
import java.util.Optional;

/** Fields of Wireshark that are left out on purpose. */
final class NotGiven {

  private static final String CONTENT = " is content, which is never shown or compared";

  /** Content by the field that tells its length; empty where none does. */
  private static final Map<String, String> LENGTHS =
      Map.ofEntries(
          Map.entry("tcp.payload", "tcp.len"),
          Map.entry("tcp.segment_data", "tcp.len"),
          Map.entry("udp.payload", "udp.length"),
          Map.entry("data", "tcp.len"),
          Map.entry("data.data", "tcp.len"),
          Map.entry("data.text", "tcp.len"),
          Map.entry("data.len", "tcp.len"),
          Map.entry("tls.app_data", "tls.record.length"),
          Map.entry("dtls.app_data", "dtls.record.length"),
          Map.entry("websocket.payload", "websocket.payload_length"),
          Map.entry("websocket.payload.text", "websocket.payload_length"),
          Map.entry("http.file_data", ""),
          Map.entry("http.request.uri", ""),
          Map.entry("http.request.full_uri", ""),
          Map.entry("http.cookie", ""),
          Map.entry("http.authorization", ""));

  private NotGiven() {}

  static Optional<String> reason(String name) {
    if (name.equals("_ws.col.Time")) {
      return Optional.of(
          name + " depends on -t: use frame.time, frame.time_relative or frame.time_delta");
    }
    return Optional.ofNullable(LENGTHS.get(name))
        .map(length -> name + CONTENT + (length.isEmpty() ? "" : "; its length is in " + length));
  }
}
