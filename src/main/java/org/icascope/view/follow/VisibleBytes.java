package org.icascope.view.follow;

import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Set;
import org.icascope.dissect.FieldTree;
import org.icascope.dissect.UnitLayouts;
import org.icascope.dissect.cgp.CgpDissector;
import org.icascope.dissect.ica.SetupHeadline;
import org.icascope.view.frame.Unit;

/**
 * The bytes of a unit of which some may be seen: headers, and fields that were decoded. Payload of
 * the steady state and secrets never are.
 */
final class VisibleBytes {

  private static final int PER_LINE = 16;
  private static final int MOST_LINES = 64;
  private static final int TLS_HEADER_BYTES = 5;
  private static final int ICA_FRAME_HEADER_BYTES = 2;

  /** Raw fields that are always the same. */
  private static final Set<String> FIXED = Set.of("padding", "zeros", "reserved");

  private final byte[] bytes;
  private final BitSet visible = new BitSet();

  private VisibleBytes(byte[] bytes) {
    this.bytes = bytes;
  }

  static VisibleBytes of(Unit unit) {
    VisibleBytes seen = new VisibleBytes(unit.bytes());
    int length = unit.bytes().length;
    switch (unit.layout()) {
      case "cgp_message" -> seen.fields(CgpDissector.fields(ByteBuffer.wrap(unit.bytes())).root());
      case "ica_init_packet" ->
          seen.fields(SetupHeadline.fields(ByteBuffer.wrap(unit.bytes())).root());
      case "cgp_signature", "ica_banner" -> seen.visible.set(0, length);
      case "ica_frame" -> seen.visible.set(0, Math.min(ICA_FRAME_HEADER_BYTES, length));
      case "tls" -> seen.visible.set(0, Math.min(TLS_HEADER_BYTES, length));
      case "edt" ->
          UnitLayouts.read(unit.layout(), unit.bytes()).ifPresent(tree -> seen.fields(tree.root()));
      default -> {
        // where the header ends is not known here
      }
    }
    return seen;
  }

  private void fields(FieldTree.Field root) {
    show(root);
    hide(root);
  }

  private void show(FieldTree.Field field) {
    boolean told = field.value().isPresent() || FIXED.contains(field.name());
    if (field.children().isEmpty() && told && !field.secret()) {
      field.bytes().ifPresent(range -> visible.set(from(range.start()), from(range.end())));
    }
    field.children().forEach(this::show);
  }

  /** Secrets win, whatever else lies in the same bytes. */
  private void hide(FieldTree.Field field) {
    if (field.secret()) {
      field.bytes().ifPresent(range -> visible.clear(from(range.start()), from(range.end())));
    }
    field.children().forEach(this::hide);
  }

  private int from(long offset) {
    return (int) Math.max(0, Math.min(offset, bytes.length));
  }

  /** Lines of 16 bytes; of long units the first ones. */
  void append(StringBuilder out) {
    for (int at = 0; at < bytes.length && at < MOST_LINES * PER_LINE; at += PER_LINE) {
      out.append(String.format("       %04x ", at));
      for (int i = at; i < Math.min(bytes.length, at + PER_LINE); i++) {
        out.append(' ');
        octet(i, out);
      }
      out.append('\n');
    }
  }

  String oneLine() {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < Math.min(bytes.length, MOST_LINES * PER_LINE); i++) {
      octet(i, out);
    }
    return out.toString();
  }

  private void octet(int index, StringBuilder out) {
    if (visible.get(index)) {
      out.append(Character.forDigit(bytes[index] >> 4 & 15, 16));
      out.append(Character.forDigit(bytes[index] & 15, 16));
    } else {
      out.append("\u00b7\u00b7");
    }
  }
}
