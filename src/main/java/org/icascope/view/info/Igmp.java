package org.icascope.view.info;

import org.icascope.decode.Headers;
import org.icascope.model.IpAddress;

/** IGMP: RFC 2236 and 3376. */
final class Igmp {

  private static final int QUERY = 0x11;
  private static final int REPORT_1 = 0x12;
  private static final int REPORT_2 = 0x16;
  private static final int LEAVE = 0x17;
  private static final int REPORT_3 = 0x22;

  private Igmp() {}

  static void fill(Headers headers, Summary summary) {
    summary.protocol("IGMP");
    LineBuffer info = summary.info();
    if (headers.restCaptured() < 8) {
      info.text("cut short");
      return;
    }
    int type = OtherInfo.u8(headers, 0);
    String group = new IpAddress(0, OtherInfo.u32(headers, 4), 4).toString();
    switch (type) {
      case QUERY -> {
        boolean general = group.equals("0.0.0.0");
        info.text("Membership Query, ").text(general ? "general" : "specific for group " + group);
      }
      case REPORT_1, REPORT_2 -> info.text("Membership Report group ").text(group);
      case LEAVE -> info.text("Leave Group ").text(group);
      case REPORT_3 -> info.text("Membership Report");
      default -> info.text("Type 0x").hex(type, 2);
    }
  }
}
