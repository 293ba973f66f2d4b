package org.icascope.view.field;

import java.util.ArrayList;
import java.util.List;
import org.icascope.capture.NstraceHeader;
import org.icascope.decode.Headers;
import org.icascope.view.frame.Unit;
import org.icascope.view.frame.ViewedFrame;

/** The protocols of a frame, named and joined as Wireshark does it. */
final class FrameProtocols {

  private FrameProtocols() {}

  static String of(ViewedFrame frame) {
    List<String> protocols = new ArrayList<>();
    NstraceHeader.of(frame.frame()).ifPresent(header -> protocols.add("ns"));
    if (LinkFields.isEthernet(frame.frame())) {
      protocols.add("eth");
      protocols.add("ethertype");
    }
    CookedHeader.of(frame.frame())
        .ifPresent(
            header -> {
              protocols.add("sll");
              if (header.hasEthernetType()) {
                protocols.add("ethertype");
              }
            });
    add(frame, protocols);
    for (Unit unit : frame.units()) {
      if (!protocols.contains(unit.protocol())) {
        protocols.add(unit.protocol());
      }
    }
    return String.join(":", protocols);
  }

  private static void add(ViewedFrame frame, List<String> protocols) {
    Headers headers = frame.partialHeaders();
    if (headers.vlan() >= 0) {
      protocols.add("vlan");
      protocols.add("ethertype");
    }
    if (headers.ipVersion() != 0) {
      protocols.add(headers.ipVersion() == 4 ? "ip" : "ipv6");
    }
    if (frame.isDecoded()) {
      protocols.add(LowerField.isTcp(headers) ? "tcp" : "udp");
    }
    OtherFields.of(frame).ifPresent(protocols::add);
  }
}
