package org.icascope.decode;

import java.util.Map;
import java.util.TreeMap;
import org.icascope.capture.LinkTypes;

/** How many frames were decoded, and why the others were not. */
public final class DecodeCounts {

  /** Most link types counted one by one. Chosen: real input has one or two. */
  private static final int MAX_LINK_TYPES = 64;

  private final int[] linkTypes = new int[MAX_LINK_TYPES];
  private final long[] framesOfLinkType = new long[MAX_LINK_TYPES];
  private final long[] framesOfProtocol = new long[256];
  private int linkTypeCount;
  private long unsupportedLinkType;
  private long otherProtocol;
  long decoded;
  long notIp;
  long fragments;
  long cutHeaders;
  long malformed;

  void unsupportedLinkType(int linkType) {
    unsupportedLinkType++;
    int i = 0;
    while (i < linkTypeCount && linkTypes[i] != linkType) {
      i++;
    }
    if (i < MAX_LINK_TYPES) {
      linkTypes[i] = linkType;
      framesOfLinkType[i]++;
      linkTypeCount = Math.max(linkTypeCount, i + 1);
    }
  }

  void otherProtocol(int protocol) {
    otherProtocol++;
    framesOfProtocol[protocol & 0xff]++;
  }

  /** TCP and UDP frames of which the headers are known. */
  public long decoded() {
    return decoded;
  }

  /** Frames of other network protocols: ARP, spanning tree and the like. */
  public long notIp() {
    return notIp;
  }

  /** Frames on link types that are not decoded. */
  public long unsupportedLinkType() {
    return unsupportedLinkType;
  }

  /** The same by name of the link type, with its number: {@code IEEE802_11 (105)}. */
  public Map<String, Long> unsupportedLinkTypes() {
    Map<String, Long> byName = new TreeMap<>();
    for (int i = 0; i < linkTypeCount; i++) {
      String name = LinkTypes.name(linkTypes[i]) + " (" + linkTypes[i] + ")";
      byName.put(name, framesOfLinkType[i]);
    }
    return byName;
  }

  /** Parts of fragmented IP datagrams, first parts included. */
  public long fragments() {
    return fragments;
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

  /** Frames that end within a header, by the snap length or otherwise. */
  public long cutHeaders() {
    return cutHeaders;
  }

  /** Frames whose headers contradict themselves. */
  public long malformed() {
    return malformed;
  }
}
