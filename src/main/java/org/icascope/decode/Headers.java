package org.icascope.decode;

import org.icascope.capture.Frame;
import org.icascope.model.IpAddress;
import org.icascope.model.Pseudonyms;

/**
 * Cursor on the headers of one frame, link layer to TCP or UDP; in tunnels the innermost IP and TCP
 * or UDP headers. The same object is filled for every frame; nothing is allocated. Values of a
 * header that the frame does not have are 0 unless said otherwise.
 */
public final class Headers {

  /** TCP flag bits as in RFC 9293 section 3.1. */
  public static final int FIN = 0x01;

  public static final int SYN = 0x02;
  public static final int RST = 0x04;
  public static final int PSH = 0x08;
  public static final int ACK = 0x10;
  public static final int URG = 0x20;

  /** IP protocol n as a {@link #restProtocol()}; smaller values are Ethernet types. */
  public static final int IP_PROTOCOL = Protocols.IP_PROTOCOL;

  /** Logical link control without IP as a {@link #restProtocol()}. */
  public static final int LLC = Protocols.LLC;

  private static final int VLAN_ID_MASK = 0xfff;

  private static final int DO_NOT_FRAGMENT = 0x40; // RFC 791, in the first byte of flags

  Frame frame;
  int ipVersion;
  long sourceHigh;
  long sourceLow;
  long destinationHigh;
  long destinationLow;
  int protocol;
  int sourcePort;
  int destinationPort;
  long sequence;
  long acknowledgement;
  int flags;
  int window;
  int mss;
  int windowScale;
  boolean sackPermitted;
  boolean sackBlocks;
  int payloadStart;
  int payloadCaptured;
  int payloadLength;
  int firstPayloadByte;
  int vlan;
  int ttl;
  int dscp;
  int ipId;
  int fragments;

  /** First byte of the IP header, in the frame that it was read in. */
  int ipStart;

  /** First byte of the TCP or UDP header. */
  int transportStart;

  /** Bytes of that header and the payload on the wire. */
  int transportLength;

  /** The addresses of the IP header are those of the checksum's pseudo header. */
  boolean pseudoHeaderKnown;

  /** The sum of the addresses as they were, where they are pseudonyms; else negative. */
  long addressSum = -1;

  private boolean checksumJudged;
  private boolean checksumWrong;
  private int restProtocol;
  private int restStart;
  private int restCaptured;
  private boolean restFragment;

  /** The object is about to be filled. */
  void begin() {
    vlan = -1;
    ipVersion = 0;
    checksumJudged = false;
    addressSum = -1;
    fragments = 0;
  }

  /** Notes a VLAN tag; the outermost counts. */
  void tagged(int tagControl) {
    if (vlan < 0) {
      vlan = tagControl & VLAN_ID_MASK;
    }
  }

  /** The walk ended before TCP or UDP: here, at something else. */
  void stopped(Cursor cursor) {
    restProtocol = cursor.next;
    restStart = cursor.at;
    restCaptured = Math.max(0, cursor.end - cursor.at);
    restFragment = cursor.stop == Stop.FRAGMENT;
  }

  /** Takes over all that another object has. */
  void set(Headers other) {
    frame = other.frame;
    ipVersion = other.ipVersion;
    sourceHigh = other.sourceHigh;
    sourceLow = other.sourceLow;
    destinationHigh = other.destinationHigh;
    destinationLow = other.destinationLow;
    protocol = other.protocol;
    sourcePort = other.sourcePort;
    destinationPort = other.destinationPort;
    sequence = other.sequence;
    acknowledgement = other.acknowledgement;
    flags = other.flags;
    window = other.window;
    mss = other.mss;
    windowScale = other.windowScale;
    sackPermitted = other.sackPermitted;
    sackBlocks = other.sackBlocks;
    payloadStart = other.payloadStart;
    payloadCaptured = other.payloadCaptured;
    payloadLength = other.payloadLength;
    firstPayloadByte = other.firstPayloadByte;
    vlan = other.vlan;
    ttl = other.ttl;
    dscp = other.dscp;
    ipId = other.ipId;
    fragments = other.fragments;
    ipStart = other.ipStart;
    transportStart = other.transportStart;
    transportLength = other.transportLength;
    pseudoHeaderKnown = other.pseudoHeaderKnown;
    addressSum = other.addressSum;
    checksumJudged = other.checksumJudged;
    checksumWrong = other.checksumWrong;
    restProtocol = other.restProtocol;
    restStart = other.restStart;
    restCaptured = other.restCaptured;
    restFragment = other.restFragment;
  }

  /**
   * Takes over all that another object has, for a frame whose bytes were copied.
   *
   * @param from the frame as the other object knows it
   * @param to the same frame elsewhere
   */
  public void copyOf(Headers other, Frame from, Frame to) {
    set(other);
    if (other.frame == from) {
      frame = to;
      ipStart += to.start() - from.start();
      payloadStart += to.start() - from.start();
      transportStart += to.start() - from.start();
      restStart += to.start() - from.start();
    }
  }

  /**
   * The frame these headers belong to. For a datagram that came in fragments, it has number and
   * time of the frame that completed it, and the bytes of the datagram behind its IP header.
   */
  public Frame frame() {
    return frame;
  }

  /** From now on the addresses are pseudonyms. The bytes of the frame stay as they are. */
  public void rename(Pseudonyms pseudonyms) {
    if (ipVersion == 0) {
      return;
    }
    if (addressSum < 0) { // checksums are those of the frame
      addressSum = Checksums.addresses(this);
    }
    IpAddress source = pseudonyms.address(new IpAddress(sourceHigh, sourceLow, ipVersion));
    IpAddress destination =
        pseudonyms.address(new IpAddress(destinationHigh, destinationLow, ipVersion));
    sourceHigh = source.high();
    sourceLow = source.low();
    destinationHigh = destination.high();
    destinationLow = destination.low();
  }

  /** 4 or 6; 0 in a frame without IP. */
  public int ipVersion() {
    return ipVersion;
  }

  /** First 64 bits of the IPv6 source address; 0 for IPv4. */
  public long sourceHigh() {
    return sourceHigh;
  }

  /** Last 64 bits of the IPv6 source address, or the IPv4 address. */
  public long sourceLow() {
    return sourceLow;
  }

  public long destinationHigh() {
    return destinationHigh;
  }

  public long destinationLow() {
    return destinationLow;
  }

  /** IP protocol number: 6 TCP, 17 UDP. */
  public int protocol() {
    return protocol;
  }

  public int sourcePort() {
    return sourcePort;
  }

  public int destinationPort() {
    return destinationPort;
  }

  /** TCP sequence number, 0 to 2^32-1. */
  public long sequence() {
    return sequence;
  }

  /** TCP acknowledgement number, 0 to 2^32-1; meaningful with the ACK flag only. */
  public long acknowledgement() {
    return acknowledgement;
  }

  public int flags() {
    return flags;
  }

  public boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** Window field as it stands in the header, unscaled, 0 to 65535. */
  public int window() {
    return window;
  }

  /** Maximum segment size option in bytes, or -1. */
  public int mss() {
    return mss;
  }

  /** Window scale option (shift count), or -1. */
  public int windowScale() {
    return windowScale;
  }

  public boolean sackPermitted() {
    return sackPermitted;
  }

  /** The segment carries SACK blocks. */
  public boolean sackBlocks() {
    return sackBlocks;
  }

  /**
   * Index of the first byte of the IP header in {@code frame().bytes()}; of no meaning for
   * datagrams that came in fragments, and where there is no IP.
   */
  public int ipStart() {
    return ipStart;
  }

  /** Index of the first byte of the TCP or UDP header in {@code frame().bytes()}. */
  public int transportStart() {
    return transportStart;
  }

  /** Index of the first payload byte in {@code frame().bytes()}. */
  public int payloadStart() {
    return payloadStart;
  }

  /** Payload bytes that are in the file. */
  public int payloadCaptured() {
    return payloadCaptured;
  }

  /** Payload bytes on the wire, by the IP length: padding of the link layer is not counted. */
  public int payloadLength() {
    return payloadLength;
  }

  /**
   * First payload byte, 0 to 255, or -1 where none is in the file. For threads that do not decode:
   * the bytes of the frame are far from their processor.
   */
  public int firstPayloadByte() {
    return firstPayloadByte;
  }

  /** Outermost 802.1Q VLAN id, or -1. */
  public int vlan() {
    return vlan;
  }

  /**
   * Bytes of the IP packet on the wire, its header included. For a datagram that came in fragments
   * those of the datagram without its IP header.
   */
  public int packetBytes() {
    return fragments > 0 ? transportLength : transportStart - ipStart + transportLength;
  }

  /** Fragments that the datagram came in, 0 for one that came as a whole. */
  public int fragments() {
    return fragments;
  }

  /**
   * Routers must not fragment it: so says its header, and for IPv6 the protocol. Reads the bytes of
   * the frame. Of a datagram that did come in fragments nothing is known.
   */
  public boolean mayNotBeFragmented() {
    return ipVersion == 6
        || ipVersion == 4 && fragments == 0 && (frame.bytes()[ipStart + 6] & DO_NOT_FRAGMENT) != 0;
  }

  /** Time to live, or hop limit. */
  public int ttl() {
    return ttl;
  }

  /** Differentiated services code point, 0 to 63. */
  public int dscp() {
    return dscp;
  }

  /** IPv4 identification, or -1 for IPv6. */
  public int ipId() {
    return ipId;
  }

  /**
   * Where the frame has neither TCP nor UDP that could be read: what stands behind the headers that
   * were. An Ethernet type, {@link #IP_PROTOCOL} plus a number, or one of a few that have neither.
   */
  public int restProtocol() {
    return restProtocol;
  }

  /** Index of its first byte in {@code frame().bytes()}. */
  public int restStart() {
    return restStart;
  }

  /** Bytes of it that are in the file. */
  public int restCaptured() {
    return restCaptured;
  }

  /** It is a fragment of an IP datagram that is not complete yet. */
  public boolean restIsFragment() {
    return restFragment;
  }

  /**
   * The segment is complete and its TCP checksum is wrong. Segmentation offload makes many such
   * frames at the sender, so it is shown and never a reason to drop. Computed at the first call:
   * ask only for flows that are kept.
   */
  public boolean badChecksum() {
    if (!checksumJudged) {
      checksumJudged = true;
      checksumWrong = Checksums.tcpIsWrong(this);
    }
    return checksumWrong;
  }
}
