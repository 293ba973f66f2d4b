package org.icascope.view.info;

import java.util.Map;
import org.icascope.decode.Headers;
import org.icascope.model.IpAddress;

/** ICMP (RFC 792) and ICMPv6 (RFC 4443, 4861), in the words of Wireshark. */
final class Icmp {

  private static final Map<Integer, String> TYPES =
      Map.of(
          3, "Destination unreachable",
          4, "Source quench",
          5, "Redirect",
          9, "Mobile IP Advertisement",
          10, "Router solicitation",
          11, "Time-to-live exceeded",
          12, "Parameter problem",
          13, "Timestamp request",
          14, "Timestamp reply");

  private static final String[] UNREACHABLE = {
    "Network unreachable",
    "Host unreachable",
    "Protocol unreachable",
    "Port unreachable",
    "Fragmentation needed",
    "Source route failed",
    "Destination network unknown",
    "Destination host unknown",
    "Source host isolated",
    "Network administratively prohibited",
    "Host administratively prohibited",
    "Network unreachable for TOS",
    "Host unreachable for TOS",
    "Communication administratively filtered",
    "Host precedence violation",
    "Precedence cutoff in effect"
  };

  private static final Map<Integer, String> TYPES_6 =
      Map.of(
          1, "Destination Unreachable",
          2, "Packet Too Big",
          3, "Time Exceeded",
          4, "Parameter Problem",
          130, "Multicast Listener Query",
          131, "Multicast Listener Report",
          132, "Multicast Listener Done",
          133, "Router Solicitation",
          134, "Router Advertisement",
          143, "Multicast Listener Report Message v2");

  private static final int ECHO_REPLY = 0;
  private static final int UNREACHABLE_TYPE = 3;
  private static final int REDIRECT = 5;
  private static final int ECHO_REQUEST = 8;
  private static final int EXCEEDED = 11;
  private static final int ECHO_REQUEST_6 = 128;
  private static final int ECHO_REPLY_6 = 129;
  private static final int NEIGHBOR_SOLICITATION = 135;
  private static final int NEIGHBOR_ADVERTISEMENT = 136;

  private Icmp() {}

  static void version4(Headers headers, Summary summary) {
    summary.protocol("ICMP");
    LineBuffer info = summary.info();
    if (headers.restCaptured() < 8) {
      info.text("cut short");
      return;
    }
    int type = OtherInfo.u8(headers, 0);
    int code = OtherInfo.u8(headers, 1);
    if (type == ECHO_REQUEST || type == ECHO_REPLY) {
      info.text(type == ECHO_REQUEST ? "Echo (ping) request  id=0x" : "Echo (ping) reply    id=0x");
      int sequence = OtherInfo.u16(headers, 6);
      info.hex(OtherInfo.u16(headers, 4), 4).text(", seq=").number(sequence).sign('/');
      info.number((sequence & 0xff) << 8 | sequence >> 8).text(", ttl=").number(headers.ttl());
      return;
    }
    String name = TYPES.getOrDefault(type, "");
    if (name.isEmpty()) {
      info.text("Type ").number(type).text(", code ").number(code);
      return;
    }
    info.text(name);
    String detail = detail(type, code);
    if (!detail.isEmpty()) {
      info.text(" (").text(detail).sign(')');
    }
  }

  private static String detail(int type, int code) {
    return switch (type) {
      case UNREACHABLE_TYPE -> code < UNREACHABLE.length ? UNREACHABLE[code] : "code " + code;
      case REDIRECT -> code == 1 ? "Redirect for host" : code == 0 ? "Redirect for network" : "";
      case EXCEEDED ->
          code == 0 ? "Time to live exceeded in transit" : "Fragment reassembly time exceeded";
      default -> "";
    };
  }

  static void version6(Headers headers, Summary summary) {
    summary.protocol("ICMPv6");
    LineBuffer info = summary.info();
    if (headers.restCaptured() < 8) {
      info.text("cut short");
      return;
    }
    int type = OtherInfo.u8(headers, 0);
    if (type == ECHO_REQUEST_6 || type == ECHO_REPLY_6) {
      info.text(type == ECHO_REQUEST_6 ? "Echo (ping) request id=0x" : "Echo (ping) reply id=0x");
      info.hex(OtherInfo.u16(headers, 4), 4).text(", seq=").number(OtherInfo.u16(headers, 6));
      info.text(", hop limit=").number(headers.ttl());
    } else if (isNeighbor(type) && headers.restCaptured() >= 24) {
      neighbor(type, headers, info);
    } else if (isNeighbor(type)) {
      info.text("Neighbor discovery");
    } else {
      String name = TYPES_6.getOrDefault(type, "");
      info.text(name.isEmpty() ? "Type " + type : name);
    }
  }

  private static void neighbor(int type, Headers headers, LineBuffer info) {
    boolean solicitation = type == NEIGHBOR_SOLICITATION;
    info.text(solicitation ? "Neighbor Solicitation for " : "Neighbor Advertisement ");
    info.text(target(headers));
    if (!solicitation) {
      int bits = OtherInfo.u8(headers, 4);
      String names = (bits & 0x80) != 0 ? "rtr, " : "";
      names += (bits & 0x40) != 0 ? "sol, " : "";
      names += (bits & 0x20) != 0 ? "ovr, " : "";
      if (!names.isEmpty()) {
        info.text(" (").text(names.substring(0, names.length() - 2)).sign(')');
      }
    }
    boolean hardware = headers.restCaptured() >= 32 && OtherInfo.u8(headers, 25) == 1;
    if (hardware && OtherInfo.u8(headers, 24) == (solicitation ? 1 : 2)) {
      info.text(solicitation ? " from " : " is at ");
      OtherInfo.hardware(info, headers.frame().bytes(), headers.restStart() + 26);
    }
  }

  private static boolean isNeighbor(int type) {
    return type == NEIGHBOR_SOLICITATION || type == NEIGHBOR_ADVERTISEMENT;
  }

  private static String target(Headers headers) {
    long high = OtherInfo.u32(headers, 8) << 32 | OtherInfo.u32(headers, 12);
    long low = OtherInfo.u32(headers, 16) << 32 | OtherInfo.u32(headers, 20);
    return new IpAddress(high, low, 6).toString();
  }
}
