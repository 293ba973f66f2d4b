package org.icascope.view.field;

import org.icascope.capture.Frame;
import org.icascope.decode.Headers;
import org.icascope.view.field.FieldValue.Layer;
import org.icascope.view.field.FieldValue.Present;
import org.icascope.view.field.FieldValue.Visible;
import org.icascope.view.frame.Unit;
import org.icascope.view.frame.ViewedFrame;

/**
 * The protocols of a frame with their bytes. Of headers all bytes are shown; of what is behind them
 * those that a hex dump shows, which is found out only when a filter comes that far.
 */
final class LayerValues {

  private static final int ETHERNET_HEADER = 14;
  private static final int UDP_HEADER = 8;
  private static final int IPV4_HEADER = 20;
  private static final int IPV6_HEADER = 40;

  private final FrameFields fields;
  private final ShownBytes source;
  private final Visible frameBytes = this::isShownInFrame;
  private final Visible datagramBytes = this::isShownInDatagram;
  private ShownBytes.OfFrame shown;

  LayerValues(FrameFields fields, ShownBytes source) {
    this.fields = fields;
    this.source = source;
  }

  /** Another frame is at hand. */
  void next() {
    shown = null;
  }

  private ShownBytes.OfFrame shown() {
    if (shown == null) {
      shown = source.of(fields.frame(), fields);
    }
    return shown;
  }

  private boolean isShownInFrame(int index) {
    ViewedFrame viewed = fields.frame();
    Headers headers = viewed.partialHeaders();
    boolean header =
        viewed.isDecoded()
            && headers.frame() == viewed.frame()
            && index < headers.payloadStart()
            && !isOfChecksum(headers, index);
    return header || shown().inFrame(index - viewed.frame().start());
  }

  private boolean isShownInDatagram(int index) {
    Headers headers = fields.frame().partialHeaders();
    boolean header =
        index >= headers.transportStart()
            && index < headers.payloadStart()
            && !isOfChecksum(headers, index);
    return header || shown().inDatagram(index - headers.frame().start());
  }

  /** It may be hidden: it tells of bytes that are. */
  private static boolean isOfChecksum(Headers headers, int index) {
    int at = index - headers.transportStart() - (LowerField.isTcp(headers) ? 16 : 6);
    return at == 0 || at == 1;
  }

  Layer frame() {
    Frame frame = fields.frame().frame();
    int length = frame.capturedLength();
    return new Layer(frame.bytes(), frame.start(), length, length, length, frameBytes);
  }

  Layer ethernet() {
    return inFrame(fields.frame().frame().start(), ETHERNET_HEADER);
  }

  /** The innermost IP header; of datagrams that came in fragments it is not known where. */
  FieldValue ip() {
    Frame frame = fields.frame().frame();
    Headers headers = fields.frame().partialHeaders();
    int at = headers.ipStart();
    int left = frame.start() + frame.capturedLength() - at;
    if (headers.frame() != frame || left < IPV4_HEADER) {
      return new Present(headers.ipVersion() == 4 ? IPV4_HEADER : IPV6_HEADER);
    }
    int own = headers.ipVersion() == 4 ? (frame.bytes()[at] & 0xf) * 4 : IPV6_HEADER;
    return inFrame(at, own);
  }

  /** TCP with its payload, UDP without, as tshark 4.0.17 has it. */
  Layer transport(boolean tcp) {
    Headers headers = fields.frame().partialHeaders();
    int start = headers.transportStart();
    int whole = headers.payloadStart() + headers.payloadCaptured() - start;
    int header = tcp ? headers.payloadStart() - start : UDP_HEADER;
    boolean here = headers.frame() == fields.frame().frame();
    return new Layer(
        headers.frame().bytes(),
        start,
        tcp ? whole : Math.min(whole, header),
        whole,
        tcp ? header + headers.payloadLength() : header,
        here ? frameBytes : datagramBytes);
  }

  /** What TCP or UDP carries. */
  Layer payload() {
    Headers headers = fields.frame().partialHeaders();
    int length = headers.payloadCaptured();
    boolean here = headers.frame() == fields.frame().frame();
    Visible visible = here ? frameBytes : datagramBytes;
    byte[] bytes = headers.frame().bytes();
    return new Layer(
        bytes, headers.payloadStart(), length, length, headers.payloadLength(), visible);
  }

  /** What is behind the headers that could be read. */
  Layer rest() {
    Headers headers = fields.frame().partialHeaders();
    int length = headers.restCaptured();
    boolean here = headers.frame() == fields.frame().frame();
    Visible visible = here ? frameBytes : datagramBytes;
    byte[] bytes = headers.frame().bytes();
    return new Layer(bytes, headers.restStart(), length, length, length, visible);
  }

  /**
   * A unit.
   *
   * @param index among those of the frame
   */
  Layer unit(int index) {
    Unit unit = fields.frame().units().get(index);
    int length = unit.bytes().length;
    int told = (int) Math.min(Integer.MAX_VALUE, unit.lengthBytes());
    return new Layer(unit.bytes(), 0, length, length, told, at -> shown().inUnit(index, at));
  }

  private Layer inFrame(int start, int own) {
    Frame frame = fields.frame().frame();
    int left = frame.start() + frame.capturedLength() - start;
    return new Layer(frame.bytes(), start, Math.min(own, left), left, own, frameBytes);
  }
}
