package org.icascope.decode;

import org.icascope.capture.Frame;

/**
 * Finds the innermost TCP or UDP header of a frame and its payload: through tags, tunnels and
 * fragments. What cannot be decoded is counted by reason; no bytes cause an exception, and nothing
 * is allocated but for fragments.
 *
 * <p>A UDP datagram on the port of a tunnel protocol that leads to no other TCP or UDP header is an
 * ordinary UDP datagram.
 */
public final class HeaderDecoder {

  /**
   * Most headers of a frame, tags and tunnels included. Chosen: a tunnel in a tunnel with two tags
   * each has about 15; more is an attack on decoders, and ends here.
   */
  static final int MAX_LAYERS = 32;

  private final DecodeCounts counts = new DecodeCounts();
  private final Fragments fragments = new Fragments(counts);
  private final Cursor cursor = new Cursor();
  private final IcmpError error = new IcmpError();
  private final AddressClaim claim = new AddressClaim();

  /** The latest UDP header that may be that of a tunnel. */
  private final Headers outer = new Headers();

  private boolean outerKnown;
  private boolean decoded;

  /**
   * Decodes one frame.
   *
   * @param headers filled when the answer is true, else as far as the walk came, up to what {@link
   *     Headers#restProtocol()} tells; valid as long as the frame is. For a datagram that came in
   *     fragments, {@link Headers#frame()} has number and time of the frame that completed it, and
   *     the bytes of the datagram behind its IP header.
   * @return true for TCP and UDP over IP with all of its headers captured. Of TCP the first 20
   *     bytes are enough: options that are cut off are taken as absent.
   */
  public boolean decode(Frame frame, Headers headers) {
    outerKnown = false;
    cursor.begin(frame, headers);
    decoded = LinkLayer.find(cursor, frame.linkType()) && walk();
    if (!decoded && outerKnown && cursor.stop != Stop.FRAGMENT) {
      headers.set(outer);
      decoded = true;
    }
    if (decoded) {
      counts.decoded++;
    } else {
      counts.stopped(cursor.stop, cursor.stopDetail);
      headers.stopped(cursor);
    }
    return decoded;
  }

  /**
   * Bytes of the frame decoded last that are headers: link layer to TCP or UDP, or to where reading
   * ended; with those that an ICMP error quotes, and those of an announced address. For a fragment
   * those up to its IP header.
   */
  public int headerBytes(Frame frame) {
    int passed = cursor.passed >= 0 ? cursor.passed : cursor.at - frame.start();
    if (!decoded) {
      passed += error.headerBytes(cursor.headers) + claim.headerBytes(cursor.headers);
    }
    return Math.max(0, Math.min(passed, frame.capturedLength()));
  }

  /** Running counts over all frames given to this decoder. */
  public DecodeCounts counts() {
    return counts;
  }

  /**
   * Goes from header to header. What nearly all frames have comes first and without the loop, which
   * takes a quarter longer (measured).
   */
  private boolean walk() {
    if (cursor.next == Protocols.VLAN && !EtherTypes.vlan(cursor)) {
      return false;
    }
    if (cursor.next == Protocols.IPV4) {
      if (!NetworkLayer.ipv4(cursor, fragments)) {
        return false;
      }
    } else if (cursor.next == Protocols.IPV6 && !NetworkLayer.ipv6(cursor, fragments)) {
      return false;
    }
    return cursor.next == Protocols.TCP ? TransportLayer.tcp(cursor) : walkOn();
  }

  private boolean walkOn() {
    for (int layers = 0; layers < MAX_LAYERS; layers++) {
      if (!step(cursor.next)) {
        return false;
      }
      if (cursor.next == Protocols.FOUND) {
        return true;
      }
    }
    return cursor.stop(Stop.TOO_MANY_LAYERS);
  }

  /** Goes past one header. */
  private boolean step(int protocol) {
    return switch (protocol) {
      case Protocols.IPV4 -> NetworkLayer.ipv4(cursor, fragments);
      case Protocols.IPV6 -> NetworkLayer.ipv6(cursor, fragments);
      case Protocols.TCP -> TransportLayer.tcp(cursor);
      case Protocols.UDP -> TransportLayer.udp(cursor) && tunnel();
      default -> protocol < Protocols.IP ? EtherTypes.find(cursor) : OtherLayers.find(cursor);
    };
  }

  /** Looks whether the UDP datagram is that of a tunnel. */
  private boolean tunnel() {
    int protocol = UdpTunnels.protocol(cursor.headers);
    if (protocol != Protocols.FOUND) {
      outer.set(cursor.headers);
      outerKnown = true;
    }
    return cursor.to(protocol);
  }
}
