package org.icascope.dissect;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.icascope.spec.CgpMessage;
import org.icascope.spec.Edt;
import org.icascope.spec.IcaInitPacket;

/** The units whose layouts say which of their bytes are numbers, by the name of the layout. */
public final class UnitLayouts {

  private UnitLayouts() {}

  /** The fields of a unit; empty where no layout of that name describes single fields. */
  public static Optional<FieldTree> read(String layout, ByteBuffer unit) {
    return switch (layout) {
      case "cgp_message" -> Optional.of(FieldTree.read(layout, unit, CgpMessage::new));
      case "ica_init_packet" -> Optional.of(FieldTree.read(layout, unit, IcaInitPacket::new));
      case "edt" -> Optional.of(FieldTree.read(layout, unit, Edt::new));
      default -> Optional.empty();
    };
  }
}
