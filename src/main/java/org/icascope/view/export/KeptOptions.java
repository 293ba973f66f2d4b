package org.icascope.view.export;

import java.util.List;
import java.util.Set;
import org.icascope.capture.PcapngOption;

/**
 * Which options of the source are written again: all of them, or where contents are blanked only
 * those that cannot say anything about people, machines and contents.
 */
final class KeptOptions {

  /** Direction and the like, and frames lost before (draft-ietf-opsawg-pcapng, section 4.3). */
  private static final Set<Integer> OF_FRAME = Set.of(2, 4);

  /** Speed and length of the frame check sequence (section 4.2). */
  private static final Set<Integer> OF_INTERFACE = Set.of(8, 13);

  /** Clock of the source, which is written anew and counts nowhere. */
  private static final Set<Integer> CLOCK = Set.of(9, 14);

  private final boolean strip;
  private final ExportCounts counts;

  KeptOptions(boolean strip, ExportCounts counts) {
    this.strip = strip;
    this.counts = counts;
  }

  List<PcapngOption> ofFrame(List<PcapngOption> options) {
    List<PcapngOption> kept = kept(options, OF_FRAME);
    counts.frameOptions += gone(options, kept);
    return kept;
  }

  List<PcapngOption> ofInterface(List<PcapngOption> options) {
    List<PcapngOption> kept = kept(options, OF_INTERFACE);
    counts.interfaceOptions += gone(options, kept);
    return kept;
  }

  List<PcapngOption> ofSection(List<PcapngOption> options) {
    List<PcapngOption> kept = kept(options, Set.of());
    counts.sectionOptions += gone(options, kept);
    return kept;
  }

  private List<PcapngOption> kept(List<PcapngOption> options, Set<Integer> safe) {
    return strip ? options.stream().filter(o -> safe.contains(o.code())).toList() : options;
  }

  /** Options that are left out, comments counted for themselves. */
  private long gone(List<PcapngOption> options, List<PcapngOption> kept) {
    if (!strip) {
      return 0;
    }
    long comments = options.stream().filter(o -> o.code() == PcapngOption.COMMENT).count();
    counts.sourceComments += comments;
    long clock = options.stream().filter(o -> CLOCK.contains(o.code())).count();
    return options.size() - kept.size() - comments - clock;
  }
}
