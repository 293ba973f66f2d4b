package org.icascope.view.info;

import org.icascope.decode.Headers;
import org.icascope.model.IpAddress;

/** ARP for IPv4 over Ethernet (RFC 826). */
final class Arp {

  static final int TYPE = 0x0806;

  private static final int BYTES = 28;
  private static final int ETHERNET_AND_IPV4 = 0x0604;

  private Arp() {}

  static void fill(Headers headers, Summary summary) {
    summary.protocol("ARP");
    LineBuffer info = summary.info();
    if (headers.restCaptured() < BYTES || OtherInfo.u16(headers, 4) != ETHERNET_AND_IPV4) {
      info.number(headers.restCaptured()).raw(Words.BYTES);
      return;
    }
    int operation = OtherInfo.u16(headers, 6);
    String sender = address(headers, 14);
    String target = address(headers, 24);
    boolean same = sender.equals(target);
    if (operation == 1 && same) {
      info.text("ARP Announcement for ").text(sender);
    } else if (operation == 1 && sender.equals("0.0.0.0")) {
      info.text("Who has ").text(target).text("? (ARP Probe)");
    } else if (operation == 1) {
      info.text("Who has ").text(target).text("? Tell ").text(sender);
    } else if (operation == 2) {
      info.text(same ? "Gratuitous ARP for " : "").text(sender).text(same ? " (Reply)" : " is at ");
      if (!same) {
        OtherInfo.hardware(info, headers.frame().bytes(), headers.restStart() + 8);
      }
    } else {
      info.text("Operation ").number(operation);
    }
  }

  private static String address(Headers headers, int offset) {
    return new IpAddress(0, OtherInfo.u32(headers, offset), 4).toString();
  }
}
