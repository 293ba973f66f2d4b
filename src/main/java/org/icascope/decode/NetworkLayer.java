package org.icascope.decode;

/**
 * IPv4 (RFC 791) and IPv6 (RFC 8200) to the next header: sets addresses and the like. The length is
 * that of the IP header, so what the link layer pads is not counted.
 */
final class NetworkLayer {

  private static final int IPV4_BYTES = 20;
  private static final int IPV6_BYTES = 40;
  private static final int MORE_FRAGMENTS_AND_OFFSET = 0x3fff;

  private NetworkLayer() {}

  static boolean ipv4(Cursor cursor, Fragments fragments) {
    if (!cursor.has(IPV4_BYTES)) {
      return false;
    }
    byte[] bytes = cursor.bytes;
    int at = cursor.at;
    int versionAndLength = Wire.u8(bytes, at);
    int headerLength = (versionAndLength & 15) * 4;
    int totalLength = Wire.u16(bytes, at + 2);
    if (totalLength == 0) {
      totalLength = cursor.wireEnd - at; // segmentation offload, or more than 65,535 bytes
    }
    if (versionAndLength >> 4 != 4 || headerLength < IPV4_BYTES || totalLength < headerLength) {
      return cursor.stop(Stop.MALFORMED);
    }
    Headers headers = cursor.headers;
    ipv4Fields(bytes, at, headers);
    // a source route (RFC 791) puts a next hop where the final address belongs
    headers.pseudoHeaderKnown = headerLength == IPV4_BYTES;
    cursor.limit(totalLength);
    cursor.at = at + headerLength;
    int fragment = Wire.u16(bytes, at + 6) & MORE_FRAGMENTS_AND_OFFSET;
    if (fragment != 0 && !fragments.ipv4(cursor, fragment)) {
      return false;
    }
    return headers.protocol == ExtensionHeaders.AUTHENTICATION
        ? ExtensionHeaders.ipv4(cursor)
        : cursor.to(Protocols.IP_PROTOCOL + headers.protocol);
  }

  private static void ipv4Fields(byte[] bytes, int at, Headers headers) {
    headers.ipVersion = 4;
    headers.ipStart = at;
    headers.sourceHigh = 0;
    headers.sourceLow = Wire.u32(bytes, at + 12);
    headers.destinationHigh = 0;
    headers.destinationLow = Wire.u32(bytes, at + 16);
    headers.dscp = Wire.u8(bytes, at + 1) >> 2;
    headers.ttl = Wire.u8(bytes, at + 8);
    headers.ipId = Wire.u16(bytes, at + 4);
    headers.protocol = Wire.u8(bytes, at + 9);
  }

  static boolean ipv6(Cursor cursor, Fragments fragments) {
    if (!cursor.has(IPV6_BYTES)) {
      return false;
    }
    byte[] bytes = cursor.bytes;
    int at = cursor.at;
    int firstWord = Wire.s32(bytes, at);
    if (firstWord >>> 28 != 6) {
      return cursor.stop(Stop.MALFORMED);
    }
    Headers headers = cursor.headers;
    headers.ipVersion = 6;
    headers.ipStart = at;
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
    cursor.at += IPV6_BYTES;
    if (payloadLength > 0) {
      cursor.limit(payloadLength);
    }
    // 0: segmentation offload, then all of the frame; or a jumbogram, then an option tells
    return headers.protocol == ExtensionHeaders.TCP
        ? cursor.to(Protocols.TCP)
        : ExtensionHeaders.ipv6(cursor, fragments, payloadLength == 0);
  }
}
