package org.icascope.capture;

import java.util.List;

/**
 * What frames were captured on.
 *
 * @param linkType as in the pcap registry
 * @param snapLength most bytes of a frame that were kept, 0 for no limit
 * @param timeDigits decimals of a second of its times, 9 at most
 * @param options those of its description block; none for pcap
 */
public record SourceInterface(
    int linkType, long snapLength, int timeDigits, List<PcapngOption> options) {

  public SourceInterface {
    options = List.copyOf(options);
  }
}
