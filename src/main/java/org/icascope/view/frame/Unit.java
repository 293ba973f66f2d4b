package org.icascope.view.frame;

import java.util.List;
import java.util.Optional;
import org.icascope.dissect.FieldTree;
import org.icascope.dissect.UnitLayouts;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;

/**
 * One complete unit of one layer of a flow: a CGP message, a packet of the ICA set-up, an ICA
 * frame, an EDT packet, a TLS record, a WebSocket frame.
 *
 * @param layout what it is: its layout in {@code specs/}, or the protocol where there is none
 * @param depth number of the layer that it belongs to, 0 being what TCP or UDP carries
 * @param streamOffset offset of its first byte in its layer and direction
 * @param lengthBytes bytes of the whole unit
 * @param bytes its bytes, those that were not captured are 0; shorter than the unit when it is
 *     longer than any that is kept
 * @param pieces which frame brought which bytes, in the order of the bytes; only the last of them
 *     where there are {@code unwantedBytes}
 * @param missingBytes bytes that were not captured
 * @param again a CGP message that was sent before, on the connection that broke
 * @param variant how an ICA frame is protected, as {@code basic}; else empty
 * @param number of a CGP message that has one, from 1 in its direction over all connections of the
 *     session; 0 where it has none, or it is not known
 * @param unwantedBytes bytes that are left out at the end of {@code bytes} only because nobody
 *     wants them
 */
public record Unit(
    String layout,
    Flow flow,
    Direction direction,
    int depth,
    long streamOffset,
    long lengthBytes,
    byte[] bytes,
    List<Piece> pieces,
    long missingBytes,
    boolean again,
    String variant,
    long number,
    int unwantedBytes) {

  /** The layer of ICA, which may lie in several flows and so has no number in any of them. */
  public static final int ICA_DEPTH = 100;

  /**
   * Bytes of a unit that one frame brought.
   *
   * @param offset of the first of them in the unit
   * @param length number of bytes
   * @param frameIndex index of the first of them in the frame; -1 where they are not in the frame
   *     as they are here (other layers lie between), or it is not known
   */
  public record Piece(FrameMark frame, int offset, int length, int frameIndex) {}

  public Unit {
    pieces = List.copyOf(pieces);
  }

  /** A unit of which nothing more is to be said. */
  public Unit(
      String layout,
      Flow flow,
      Direction direction,
      int depth,
      long streamOffset,
      long lengthBytes,
      byte[] bytes,
      List<Piece> pieces,
      long missingBytes,
      boolean again) {
    this(
        layout,
        flow,
        direction,
        depth,
        streamOffset,
        lengthBytes,
        bytes,
        pieces,
        missingBytes,
        again,
        "",
        0,
        0);
  }

  /** The protocol: {@code cgp}, {@code ica}, {@code edt}, {@code tls} … */
  public String protocol() {
    return switch (layout) { // asked for several times for each of very many units
      case "cgp_message" -> "cgp";
      case "ica_frame" -> "ica";
      default -> {
        int end = layout.indexOf('_');
        yield end < 0 ? layout : layout.substring(0, end);
      }
    };
  }

  /** How many of {@code bytes} were captured before the first that was not. */
  public int knownBytes() {
    if (missingBytes == 0 || unwantedBytes > 0) {
      return bytes.length;
    }
    int known = 0;
    for (Piece piece : pieces) {
      if (piece.offset() > known) {
        break;
      }
      known = Math.max(known, piece.offset() + piece.length());
    }
    return Math.min(known, bytes.length);
  }

  /** The fields that were captured; empty where no layout in {@code specs/} describes it. */
  public Optional<FieldTree> fields() {
    Optional<FieldTree> tree = UnitLayouts.read(layout, bytes);
    return missingBytes == 0 ? tree : tree.map(whole -> whole.upTo(knownBytes()));
  }

  /** The bytes were captured, all of them, and none is left out for want of room. */
  public boolean isWhole() {
    return missingBytes == 0 && bytes.length + unwantedBytes == lengthBytes;
  }
}
