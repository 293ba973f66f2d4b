package org.icascope.view.field;

import java.util.LinkedHashSet;
import java.util.Set;
import org.icascope.decode.Headers;
import org.icascope.view.frame.Unit;
import org.icascope.view.frame.ViewedFrame;

/** The protocols of a frame, named and joined as Wireshark does it. */
final class FrameProtocols {

  private FrameProtocols() {}

  static String of(ViewedFrame frame) {
    Set<String> protocols = new LinkedHashSet<>();
    if (LinkFields.isEthernet(frame.frame())) {
      protocols.add("eth");
      protocols.add("ethertype");
    }
    add(frame, protocols);
    for (Unit unit : frame.units()) {
      protocols.add(unit.protocol());
    }
    return String.join(":", protocols);
  }

  private static void add(ViewedFrame frame, Set<String> protocols) {
    Headers headers = frame.partialHeaders();
    if (headers.vlan() >= 0) {
      protocols.add("vlan");
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
