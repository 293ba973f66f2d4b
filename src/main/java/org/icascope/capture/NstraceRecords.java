package org.icascope.capture;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What NetScaler traces hold that is not decoded, and what they say of single packets.
 *
 * @param unknown number of records by types that are not known, as {@code 0x02}
 * @param decrypted packets that the appliance decrypted (SSLPLAIN)
 * @param withoutFrame packets without an Ethernet header
 * @param dropped packets with an error code, which the appliance did not take
 */
public record NstraceRecords(
    Map<String, Long> unknown, long decrypted, long withoutFrame, long dropped) {

  /** Sums up the traces among some captures. */
  public static NstraceRecords of(List<CaptureSummary> captures) {
    Map<String, Long> unknown = new TreeMap<>();
    long decrypted = 0;
    long withoutFrame = 0;
    long dropped = 0;
    for (CaptureSummary capture : captures) {
      if (capture.format().equals(NstraceFormat.NAME)) {
        decrypted += capture.blocks().getOrDefault(NstraceNotes.DECRYPTED, 0L);
        withoutFrame += capture.blocks().getOrDefault(NstraceNotes.WITHOUT_FRAME, 0L);
        dropped += capture.blocks().getOrDefault(NstraceNotes.DROPPED, 0L);
        capture.blocks().entrySet().stream()
            .filter(each -> each.getKey().startsWith(NstraceNotes.UNKNOWN))
            .forEach(each -> unknown.merge(each.getKey(), each.getValue(), Long::sum));
      }
    }
    return new NstraceRecords(unknown, decrypted, withoutFrame, dropped);
  }
}
