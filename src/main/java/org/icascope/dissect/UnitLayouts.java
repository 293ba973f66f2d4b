package org.icascope.dissect;

import io.kaitai.struct.KaitaiStream;
import io.kaitai.struct.KaitaiStruct;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Function;
import org.icascope.spec.CgpMessage;
import org.icascope.spec.CgpSignature;
import org.icascope.spec.Edt;
import org.icascope.spec.IcaBanner;
import org.icascope.spec.IcaFrameHeader;
import org.icascope.spec.IcaInitPacket;

/** The layouts in {@code specs/} that whole units have, by name. */
public final class UnitLayouts {

  /** An ICA frame, of which the header is read and nothing behind it. */
  public static final String ICA_FRAME = "ica_frame";

  private static final int ICA_FRAME_HEADER = 2; // spec: ica_frame_header

  private UnitLayouts() {}

  /**
   * Reads a unit and lists its fields.
   *
   * @param layout name of the layout
   * @param bytes exactly one unit, or its beginning
   * @return empty where the layout is not in {@code specs/}
   */
  public static Optional<FieldTree> read(String layout, byte[] bytes) {
    int length = layout.equals(ICA_FRAME) ? ICA_FRAME_HEADER : bytes.length;
    ByteBuffer unit = ByteBuffer.wrap(bytes, 0, Math.min(length, bytes.length));
    return constructor(layout).map(type -> FieldTree.read(layout, unit, type));
  }

  private static Optional<Function<KaitaiStream, KaitaiStruct>> constructor(String layout) {
    return Optional.ofNullable(
        switch (layout) {
          case "cgp_message" -> CgpMessage::new;
          case "cgp_signature" -> CgpSignature::new;
          case "edt" -> Edt::new;
          case "ica_banner" -> IcaBanner::new;
          case "ica_init_packet" -> IcaInitPacket::new;
          case ICA_FRAME -> IcaFrameHeader::new;
          default -> null;
        });
  }
}
