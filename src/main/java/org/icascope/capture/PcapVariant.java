package org.icascope.capture;

import java.util.List;

/**
 * Finds the layout of a pcap file's frames where its header leaves that open: the first layout with
 * which the first frames make sense one after the other.
 */
final class PcapVariant {

  /** Frames that must make sense. Chosen: more than chance would let pass. */
  private static final int FRAMES = 4;

  /** Frames that must be there at least to choose an unusual layout. */
  private static final int FEWEST_FRAMES = 2;

  /** How far into the file to look. Chosen: large enough for {@link #FRAMES} of any link. */
  private static final int LOOK_BYTES = 1 << 20;

  private PcapVariant() {}

  /** The layout of the frames that begin at the feed's position, of which nothing is consumed. */
  static PcapLayout of(PcapHeader header, ByteFeed feed) {
    List<PcapLayout> candidates =
        switch (header.guess()) {
          case STANDARD_ONLY -> List.of(PcapLayout.STANDARD);
          case STANDARD_LIKELY ->
              List.of(
                  PcapLayout.STANDARD,
                  PcapLayout.MODIFIED,
                  PcapLayout.NOKIA,
                  PcapLayout.wide(header.big()));
          case MODIFIED_OR_SUSE -> List.of(PcapLayout.MODIFIED, PcapLayout.SUSE);
        };
    PcapLayout likely = candidates.get(0);
    if (candidates.size() > 1 && plausibleFrames(likely, header, feed) < 0) {
      for (PcapLayout other : candidates) {
        if (plausibleFrames(other, header, feed) >= FEWEST_FRAMES) {
          return other;
        }
      }
    }
    return header.lengths() == PcapHeader.Lengths.ORIGINAL_FIRST ? likely.swapped() : likely;
  }

  /** Number of frames looked at that make sense, -1 when one does not. */
  private static int plausibleFrames(PcapLayout layout, PcapHeader header, ByteFeed feed) {
    long at = 0;
    int frames = 0;
    while (frames < FRAMES && at + layout.headerBytes() <= LOOK_BYTES) {
      int end = (int) at + layout.headerBytes();
      if (!feed.has(end)) {
        break; // the file ends, perhaps within the frame before
      }
      int place = feed.position() + (int) at;
      if (!layout.isPlausible(feed.bytes(), place, header.big(), header.unitsPerSecond())) {
        return -1;
      }
      at = end + Numbers.u32(feed.bytes(), place + layout.capturedAt(), header.big());
      frames++;
    }
    return frames;
  }
}
