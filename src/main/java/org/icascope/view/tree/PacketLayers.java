package org.icascope.view.tree;

import java.util.List;
import java.util.Optional;
import org.icascope.capture.Frame;
import org.icascope.decode.Headers;
import org.icascope.dissect.WireReader;
import org.icascope.view.field.CookedHeader;
import org.icascope.view.frame.ViewedFrame;
import org.pcap4j.packet.IllegalPacket;
import org.pcap4j.packet.IllegalRawDataException;
import org.pcap4j.packet.IpSelector;
import org.pcap4j.packet.Packet;
import org.pcap4j.packet.TcpPacket;
import org.pcap4j.packet.UdpPacket;
import org.pcap4j.packet.factory.PacketFactories;
import org.pcap4j.packet.namednumber.DataLinkType;
import org.pcap4j.packet.namednumber.EtherType;

/** The layers from the link up to TCP or UDP, by the packet classes of pcap4j. */
final class PacketLayers {

  /** LINKTYPE_RAW, _IPV4 and _IPV6 of the pcap registry, which pcap4j knows by other numbers. */
  private static final List<Integer> RAW_IP = List.of(101, 228, 229);

  /** More headers than any tunnel needs (chosen). */
  private static final int MOST_LAYERS = 32;

  private final ViewedFrame viewed;
  private final BytePane pane;
  private final List<Draft> layers;

  /** Index in the frame behind the last header that was shown. */
  private int at;

  PacketLayers(ViewedFrame viewed, BytePane pane, List<Draft> layers) {
    this.viewed = viewed;
    this.pane = pane;
    this.layers = layers;
  }

  /** Adds the layers below TCP and UDP, and all that are above where the frame is of neither. */
  void add() {
    Optional<String> problem = WireReader.failureOf(this::walk);
    problem.ifPresent(text -> layers.get(layers.size() - 1).remark("Malformed header: " + text));
    viewed.headers().filter(h -> h.frame() == viewed.frame()).ifPresent(this::addHidden);
  }

  /** What lies between the headers that pcap4j knows and those of TCP or UDP. */
  private void addHidden(Headers headers) {
    int start = headers.transportStart() - viewed.frame().start();
    if (at < start) {
      Draft draft = new Draft("Further headers, " + ValueText.count(start - at, "byte"));
      layers.add(draft.at(0, at, start - at));
      pane.show(at, start - at);
      layers.add(HeaderLines.innermostIp(headers));
    }
  }

  private void walk() {
    Packet packet = packet();
    if (packet == null) {
      return;
    }
    int count = 0;
    for (Packet layer : packet) {
      if (layer instanceof IllegalPacket) {
        layers.get(layers.size() - 1).remark("The next header is malformed or cut");
      }
      if (layer.getHeader() == null || isShownElsewhere(layer) || ++count > MOST_LAYERS) {
        return;
      }
      int length = layer.getHeader().length();
      layers.add(HeaderLines.of(layer, at).at(0, at, length));
      pane.show(at, Math.max(0, Math.min(length, payloadAt() - at)));
      at += length;
      if (isTransport(layer)) {
        return; // what it carries is no header
      }
    }
  }

  /**
   * Where headers end: pcap4j may take what TCP or UDP carries for one, behind what it misreads.
   */
  private int payloadAt() {
    return viewed
        .headers()
        .filter(headers -> headers.frame() == viewed.frame())
        .map(headers -> headers.payloadStart() - viewed.frame().start())
        .orElse(Integer.MAX_VALUE);
  }

  private static boolean isTransport(Packet layer) {
    return layer instanceof TcpPacket || layer instanceof UdpPacket;
  }

  private boolean isShownElsewhere(Packet layer) {
    return isTransport(layer)
        && viewed
            .headers()
            .filter(h -> h.transportStart() - viewed.frame().start() == at)
            .isPresent();
  }

  private Packet packet() {
    Frame frame = viewed.frame();
    int length = frame.capturedLength();
    if (length == 0) {
      return null;
    }
    Optional<CookedHeader> cooked = CookedHeader.of(frame);
    if (cooked.isPresent()) {
      return behind(cooked.get(), length);
    }
    if (RAW_IP.contains(frame.linkType())) {
      try {
        return IpSelector.newPacket(pane.bytes(), 0, length);
      } catch (IllegalRawDataException e) {
        throw new IllegalArgumentException(e); // told as a remark by the caller
      }
    }
    return PacketFactories.getFactory(Packet.class, DataLinkType.class)
        .newInstance(pane.bytes(), 0, length, DataLinkType.getInstance(frame.linkType()));
  }

  /** pcap4j knows only the first of the two versions, and other names for its fields. */
  private Packet behind(CookedHeader header, int length) {
    layers.add(CookedLines.of(header, pane.bytes()));
    at = header.length();
    pane.show(0, at);
    return header.hasEthernetType() && at < length
        ? PacketFactories.getFactory(Packet.class, EtherType.class)
            .newInstance(
                pane.bytes(), at, length - at, EtherType.getInstance((short) header.protocol()))
        : null;
  }
}
