package org.icascope.view.info;

import java.nio.ByteBuffer;
import org.icascope.dissect.ica.SetupHeadline;
import org.icascope.view.frame.Unit;

/** Units of ICA in a few words: the banner, packets of the set-up, frames of the steady state. */
final class IcaInfo {

  private IcaInfo() {}

  static boolean say(Unit unit, LineBuffer info) {
    switch (unit.layout()) {
      case "ica_banner" -> info.text("banner");
      case "ica_init_packet" -> info.text(SetupHeadline.of(ByteBuffer.wrap(unit.bytes())));
      default -> frame(unit, info);
    }
    if (!unit.isWhole()) {
      info.text(" [not captured whole]");
    }
    return true;
  }

  private static void frame(Unit unit, LineBuffer info) {
    info.text("frame, ").text(protection(unit.variant()));
    info.text(", ").number(unit.lengthBytes()).raw(Words.BYTES);
  }

  private static String protection(String variant) {
    return switch (variant) {
      case "clear" -> "clear";
      case "basic" -> "basic encryption";
      case "secureica" -> "Secure ICA";
      case "keyExchange" -> "key exchange";
      case "modeChange" -> "change of encryption";
      default -> "protection unknown";
    };
  }
}
