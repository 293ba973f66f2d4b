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
    frame.headers().ifPresent(headers -> add(headers, protocols));
    for (Unit unit : frame.units()) {
      protocols.add(unit.protocol());
    }
    return String.join(":", protocols);
  }

  private static void add(Headers headers, Set<String> protocols) {
    if (headers.vlan() >= 0) {
      protocols.add("vlan");
    }
    protocols.add(headers.ipVersion() == 4 ? "ip" : "ipv6");
    protocols.add(LowerField.isTcp(headers) ? "tcp" : "udp");
  }
}
