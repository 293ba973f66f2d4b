package org.icascope.view.tree;

import org.icascope.view.frame.Unit;

/** What units are called in the middle of a sentence. */
final class UnitNames {

  private UnitNames() {}

  static String of(Unit unit) {
    return switch (unit.layout()) {
      case "cgp_message" -> "CGP message";
      case "cgp_signature" -> "CGP signature";
      case "ica_banner" -> "ICA banner";
      case "ica_init_packet" -> "ICA set-up packet";
      case "ica_frame" -> "ICA frame";
      case "edt" -> "EDT packet";
      case "tls" -> "TLS record";
      case "dtls" -> "DTLS records";
      case "websocket" -> "WebSocket frame";
      default -> unit.layout();
    };
  }
}
