package org.icascope.view.tree;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.icascope.capture.Frame;
import org.icascope.decode.Headers;
import org.icascope.view.field.FrameFields;
import org.icascope.view.frame.ViewedFrame;

/** Makes the protocol tree of a frame. */
public final class FrameTrees {

  private FrameTrees() {}

  /**
   * The tree of one frame.
   *
   * @param fields tells values of the same frame
   * @param zone of the times shown
   * @param lowerLayers false for the frame and its units alone
   */
  public static FrameTree of(
      ViewedFrame viewed, FrameFields fields, ZoneId zone, boolean lowerLayers) {
    Frame frame = viewed.frame();
    byte[] bytes =
        Arrays.copyOfRange(frame.bytes(), frame.start(), frame.start() + frame.capturedLength());
    List<BytePane> panes = new ArrayList<>();
    panes.add(new BytePane("Frame (" + ValueText.count(bytes.length, "byte") + ")", bytes));
    List<Draft> layers = new ArrayList<>();
    layers.add(FrameLines.of(viewed, fields, zone));
    TraceLines.of(viewed, fields).ifPresent(layers::add);
    Optional<TransportLines> transport = lower(viewed, fields, panes, layers);
    if (!lowerLayers) {
      layers.subList(1, layers.size()).clear();
    }
    UnitLines lines = new UnitLines(viewed, new UnitPanes(viewed, panes), panes);
    viewed.units().forEach(unit -> layers.add(lines.of(unit)));
    transport.ifPresent(TransportLines::hideChecksumOfHidden);
    List<TreeNode> nodes = layers.stream().map(Draft::build).toList();
    return new FrameTree(frame.capture(), frame.number(), nodes, panes);
  }

  private static Optional<TransportLines> lower(
      ViewedFrame viewed, FrameFields fields, List<BytePane> panes, List<Draft> layers) {
    new PacketLayers(viewed, panes.get(0), layers).add();
    Optional<TransportLines> transport =
        viewed
            .headers()
            .map(
                headers -> {
                  int pane = pane(viewed, headers, panes);
                  return new TransportLines(viewed, headers, fields, pane, panes.get(pane));
                });
    transport.ifPresent(lines -> layers.add(lines.draft()));
    return transport;
  }

  /** A datagram that came in fragments has bytes of its own. */
  private static int pane(ViewedFrame viewed, Headers headers, List<BytePane> panes) {
    Frame frame = headers.frame();
    if (frame == viewed.frame()) {
      return 0;
    }
    byte[] bytes =
        Arrays.copyOfRange(frame.bytes(), frame.start(), frame.start() + frame.capturedLength());
    panes.add(
        new BytePane(
            "Reassembled IP datagram (" + ValueText.count(bytes.length, "byte") + ")", bytes));
    return panes.size() - 1;
  }
}
