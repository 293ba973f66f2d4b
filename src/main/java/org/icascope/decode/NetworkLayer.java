package org.icascope.decode;

import org.icascope.capture.Frame;

/**
 * IPv4 (RFC 791) and IPv6 (RFC 8200) to the transport header: sets addresses, {@code protocol},
 * {@code transportStart} and {@code transportLength}. The length is that of the IP header, so what
 * the link layer pads is not counted.
 */
final class NetworkLayer {

  private static final int IPV4_BYTES = 20;
  private static final int IPV6_BYTES = 40;
  private static final int MORE_FRAGMENTS_AND_OFFSET = 0x3fff;

  private NetworkLayer() {}

  static boolean find(Frame frame, Headers headers, DecodeCounts counts) {
    return headers.etherType == LinkLayer.TYPE_IPV4
        ? ipv4(frame, headers, counts)
        : ipv6(frame, headers, counts);
  }

  private static boolean ipv4(Frame frame, Headers headers, DecodeCounts counts) {
    byte[] bytes = frame.bytes();
    int at = headers.networkStart;
    int captured = frame.start() + frame.capturedLength() - at;
    if (captured < IPV4_BYTES) {
      counts.cutHeaders++;
      return false;
    }
    int versionAndLength = Wire.u8(bytes, at);
    int headerLength = (versionAndLength & 15) * 4;
    int totalLength = Wire.u16(bytes, at + 2);
    if (totalLength == 0) {
      totalLength = lengthOnWire(frame, at);
    }
    if (versionAndLength >> 4 != 4 || headerLength < IPV4_BYTES || totalLength < headerLength) {
      counts.malformed++;
      return false;
    }
    if ((Wire.u16(bytes, at + 6) & MORE_FRAGMENTS_AND_OFFSET) != 0) {
      counts.fragments++;
      return false;
    }
    ipv4Fields(bytes, at, headers);
    // a source route (RFC 791) puts a next hop where the final address belongs
    headers.pseudoHeaderKnown = headerLength == IPV4_BYTES;
    headers.transportStart = at + headerLength;
    headers.transportLength = totalLength - headerLength;
    return ExtensionHeaders.skip(frame, headers, counts);
  }

  private static void ipv4Fields(byte[] bytes, int at, Headers headers) {
    headers.ipVersion = 4;
    headers.sourceHigh = 0;
    headers.sourceLow = Wire.u32(bytes, at + 12);
    headers.destinationHigh = 0;
    headers.destinationLow = Wire.u32(bytes, at + 16);
    headers.dscp = Wire.u8(bytes, at + 1) >> 2;
    headers.ttl = Wire.u8(bytes, at + 8);
    headers.ipId = Wire.u16(bytes, at + 4);
    headers.protocol = Wire.u8(bytes, at + 9);
  }

  private static boolean ipv6(Frame frame, Headers headers, DecodeCounts counts) {
    byte[] bytes = frame.bytes();
    int at = headers.networkStart;
    int captured = frame.start() + frame.capturedLength() - at;
    if (captured < IPV6_BYTES) {
      counts.cutHeaders++;
      return false;
    }
    int firstWord = Wire.s32(bytes, at);
    if (firstWord >>> 28 != 6) {
      counts.malformed++;
      return false;
    }
    headers.ipVersion = 6;
    headers.sourceHigh = Wire.s64(bytes, at + 8);
    headers.sourceLow = Wire.s64(bytes, at + 16);
    headers.destinationHigh = Wire.s64(bytes, at + 24);
    headers.destinationLow = Wire.s64(bytes, at + 32);
    headers.dscp = firstWord >>> 22 & 63;
    headers.ttl = Wire.u8(bytes, at + 7);
    headers.ipId = -1;
    headers.pseudoHeaderKnown = true;
    headers.protocol = Wire.u8(bytes, at + 6);
    int payloadLength = Wire.u16(bytes, at + 4);
    headers.transportStart = at + IPV6_BYTES;
    headers.transportLength =
        payloadLength == 0 ? lengthOnWire(frame, at) - IPV6_BYTES : payloadLength;
    return ExtensionHeaders.skip(frame, headers, counts);
  }

  /** Length where the header says 0: segmentation offload, or a jumbogram. */
  private static int lengthOnWire(Frame frame, int networkStart) {
    return frame.originalLength() - (networkStart - frame.start());
  }
}
