package org.icascope.view.export;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.icascope.capture.NstraceField;
import org.icascope.capture.NstraceHeader;
import org.icascope.capture.PcapngOption;

/**
 * What a NetScaler trace says of a frame, as options of pcapng: the direction, and the numbers of
 * the appliance as a comment, {@code NetScaler: NEW_RX, NIC 1, PcbDevNo 0x1000, linked 0x1003, VLAN
 * 5, core 0}. They name nobody.
 */
final class TraceOptions {

  /** epb_flags (draft-ietf-opsawg-pcapng, section 4.3.1): the direction in the lowest bits. */
  private static final int FLAGS = 2;

  private static final byte INBOUND = 1;
  private static final byte OUTBOUND = 2;

  private TraceOptions() {}

  /**
   * @param comment whether there is to be one
   */
  static List<PcapngOption> of(NstraceHeader header, boolean comment) {
    List<PcapngOption> options = new ArrayList<>();
    byte direction = header.isOutbound() ? OUTBOUND : INBOUND;
    options.add(new PcapngOption(FLAGS, ByteBuffer.wrap(new byte[] {direction, 0, 0, 0})));
    if (comment) {
      options.add(PcapngOption.text(PcapngOption.COMMENT, text(header)));
    }
    return options;
  }

  private static String text(NstraceHeader header) {
    StringBuilder text = new StringBuilder("NetScaler: ").append(header.operationName());
    add(text, ", NIC %d", header.number(NstraceField.NIC));
    add(text, ", PcbDevNo 0x%x", header.number(NstraceField.PCB));
    add(text, ", linked 0x%x", header.number(NstraceField.LINKED_PCB));
    add(text, ", VLAN %d", header.number(NstraceField.VLAN));
    add(text, ", core %d", header.number(NstraceField.CORE));
    header.number(NstraceField.ERROR).stream()
        .filter(code -> code != 0)
        .forEach(code -> text.append(", error ").append(code));
    return text.toString();
  }

  private static void add(StringBuilder text, String format, OptionalLong number) {
    number.ifPresent(value -> text.append(format.formatted(value)));
  }
}
