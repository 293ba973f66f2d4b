package org.icascope.decode;

import java.util.Map;
import java.util.TreeMap;
import org.icascope.capture.LinkTypes;

/** How many frames were decoded, and why the others were not. */
public final class DecodeCounts {

  private final Tally linkTypes = new Tally();
  private final Tally networkProtocols = new Tally();
  private final long[] framesOfProtocol = new long[256];
  private long otherProtocol;
  private long cutHeaders;
  private long malformed;
  private long tooManyLayers;
  long decoded;
  long fragments;
  long reassembled;
  long overlappingFragments;
  long incompleteDatagrams;
  long fragmentsOverLimit;

  /** Counts a frame that did not lead to TCP or UDP. Fragments count themselves. */
  void stopped(Stop reason, int detail) {
    switch (reason) {
      case LINK_TYPE -> linkTypes.add(detail);
      case NOT_IP -> networkProtocols.add(detail);
      case OTHER_PROTOCOL -> {
        otherProtocol++;
        framesOfProtocol[detail & 0xff]++;
      }
      case CUT -> cutHeaders++;
      case MALFORMED -> malformed++;
      case TOO_MANY_LAYERS -> {
        malformed++;
        tooManyLayers++;
      }
      case FRAGMENT -> {}
    }
  }

  /** TCP and UDP frames of which the headers are known. */
  public long decoded() {
    return decoded;
  }

  /** Frames of other network protocols: ARP, spanning tree and the like. */
  public long notIp() {
    return networkProtocols.total();
  }

  /** The same by name of the protocol, or Ethernet type: {@code ARP}, {@code 0x88b5}. */
  public Map<String, Long> notIpByName() {
    return networkProtocols.byName(Protocols::name);
  }

  /** Frames on link types that are not decoded. */
  public long unsupportedLinkType() {
    return linkTypes.total();
  }

  /** The same by name of the link type, with its number: {@code BLUETOOTH_HCI_H4 (187)}. */
  public Map<String, Long> unsupportedLinkTypes() {
    return linkTypes.byName(number -> LinkTypes.name(number) + " (" + number + ")");
  }

  /**
   * Parts of IP datagrams that are not, or not yet, put together. Those of complete datagrams are
   * taken off again.
   */
  public long fragments() {
    return fragments;
  }

  /** IP datagrams put together from fragments. */
  public long reassembled() {
    return reassembled;
  }

  /** Fragments that brought bytes a second time, or contradicted others; the first ones count. */
  public long overlappingFragments() {
    return overlappingFragments;
  }

  /** Datagrams given up because fragments were missing for 30 s, or because of a limit. */
  public long incompleteDatagrams() {
    return incompleteDatagrams;
  }

  /** Fragments dropped because too many were waiting. */
  public long fragmentsOverLimit() {
    return fragmentsOverLimit;
  }

  /** IP frames that carry neither TCP nor UDP. */
  public long otherProtocol() {
    return otherProtocol;
  }

  /** The same by IP protocol number. */
  public Map<Integer, Long> otherProtocols() {
    Map<Integer, Long> byNumber = new TreeMap<>();
    for (int i = 0; i < framesOfProtocol.length; i++) {
      if (framesOfProtocol[i] > 0) {
        byNumber.put(i, framesOfProtocol[i]);
      }
    }
    return byNumber;
  }

  /** Frames of which the snap length cut off a part of the headers. */
  public long cutHeaders() {
    return cutHeaders;
  }

  /** Frames whose headers contradict themselves, or that end within them. */
  public long malformed() {
    return malformed;
  }

  /** Of the malformed ones, those with more headers than any network stacks. */
  public long tooManyLayers() {
    return tooManyLayers;
  }
}
