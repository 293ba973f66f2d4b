package org.icascope.capture;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What a reader finds out about its file, beside the frames. */
final class CaptureTally {

  /** Most link types named for one file. Chosen: real files have one or two. */
  private static final int MAX_LINK_TYPES = 32;

  private final String format;
  private final CarriedRecords carried;
  private final long[] blocks = new long[PcapngBlock.NAMES.size()];
  private final Set<Integer> linkTypes = new LinkedHashSet<>();
  private final List<CaptureSummary.Problem> problems = new ArrayList<>();
  private final CaptureSource source = new CaptureSource();
  private int timeDigits;
  private long packets;
  private boolean timed;
  private long firstTime = Long.MAX_VALUE;
  private long lastTime = Long.MIN_VALUE;
  private long truncated;
  private long shortestCut = Long.MAX_VALUE;
  private long recorderDrops = -1;
  private long comments;
  private String version = "";
  private Supplier<Map<String, Long>> records = this::blocks;
  private boolean namesFull;
  private boolean secretsFull;

  /**
   * @param carried takes names and secrets
   */
  CaptureTally(String format, CarriedRecords carried) {
    this.format = format;
    this.carried = carried;
  }

  /** A link type the file announces, and the decimals of a second of times captured on it. */
  void link(int linkType, int digits) {
    if (linkTypes.size() < MAX_LINK_TYPES) {
      linkTypes.add(linkType);
    }
    timeDigits = Math.max(timeDigits, digits);
  }

  /** The version of the format. */
  void version(String text) {
    version = text;
  }

  /** Who counts what is in the file, where that is not pcapng. */
  void blocks(Supplier<Map<String, Long>> counter) {
    records = counter;
  }

  /** Describes what frames are captured on; the order is that of {@link Frame#sourceInterface}. */
  void source(SourceInterface added) {
    source.add(added);
  }

  /** Options of a section header; those of the first count. */
  void section(List<PcapngOption> options) {
    source.section(options);
  }

  /** What the frames were captured on, as far as it was read. */
  CaptureSource source() {
    return source;
  }

  /** Counts a frame with a time of its own. */
  void add(Frame frame) {
    timed = true;
    firstTime = Math.min(firstTime, frame.timeNanos());
    lastTime = Math.max(lastTime, frame.timeNanos());
    addUntimed(frame);
  }

  /** Counts a frame whose time is not in the file. */
  void addUntimed(Frame frame) {
    packets++;
    if (frame.capturedLength() < frame.originalLength()) {
      truncated++;
      shortestCut = Math.min(shortestCut, frame.capturedLength());
    }
  }

  /** Frames so far. */
  long packets() {
    return packets;
  }

  /** Latest time so far, 0 before the first frame. */
  long lastTimeOrZero() {
    return timed ? lastTime : 0;
  }

  /** Adds packets that the recorder says it lost. */
  void addRecorderDrops(long drops) {
    recorderDrops = Math.max(0, recorderDrops) + drops;
    if (recorderDrops < 0) {
      recorderDrops = Long.MAX_VALUE;
    }
  }

  /** Counts a block that was read or skipped. */
  void block(int type) {
    if (type == PcapngBlock.ENHANCED_PACKET) {
      blocks[PcapngBlock.ENHANCED_PACKET]++; // its slot, found faster: nearly all are of it
    } else {
      blocks[PcapngBlock.slot(type)]++;
    }
  }

  void comments(int count) {
    comments += count;
  }

  void name(NameRecord name) {
    if (!carried.add(name) && !namesFull) {
      namesFull = true;
      problem(0, "the names it carries are too many; the last are not used");
    }
  }

  void secret(int type, byte[] bytes, int start, int length) {
    if (!carried.addSecret(type, bytes, start, length) && !secretsFull) {
      secretsFull = true;
      problem(0, "the decryption secrets it carries are too many; the last are not used");
    }
  }

  private Map<String, Long> blocks() {
    Map<String, Long> byName = new TreeMap<>();
    for (int i = 0; i < blocks.length; i++) {
      if (blocks[i] > 0) {
        byName.put(PcapngBlock.NAMES.get(i), blocks[i]);
      }
    }
    return byName;
  }

  /** Reading cannot go on at {@code offset}. */
  void problem(long offset, String message) {
    problems.add(new CaptureSummary.Problem(offset, message));
  }

  /** The file could not be read on, or changed while it was read. */
  void failed(long offset, String message) {
    problems.add(new CaptureSummary.Problem(offset, message, true));
  }

  /**
   * The content ended.
   *
   * @param where the sentence's end where bytes are left over, as in "in the middle of frame 3"
   */
  void ended(ByteFeed feed, String where) {
    boolean cut = feed.available() > 0;
    if (cut || feed.failure().isPresent()) {
      String reason = feed.failure().orElse("the file ends");
      String message = reason + " " + (cut ? where : "after frame " + packets);
      problems.add(new CaptureSummary.Problem(feed.offset(), message, feed.readingFailed()));
    }
  }

  CaptureSummary summary(
      String file, Optional<String> sha256, Optional<String> compression, long bytes) {
    return new CaptureSummary(
        file,
        sha256,
        format,
        version.isEmpty() ? Optional.empty() : Optional.of(version),
        compression,
        linkTypes.stream().map(LinkTypes::name).toList(),
        packets,
        bytes,
        timed ? OptionalLong.of(firstTime) : OptionalLong.empty(),
        timed ? OptionalLong.of(lastTime) : OptionalLong.empty(),
        timeDigits,
        truncated,
        truncated > 0 ? OptionalLong.of(shortestCut) : OptionalLong.empty(),
        recorderDrops >= 0 ? OptionalLong.of(recorderDrops) : OptionalLong.empty(),
        records.get(),
        comments,
        problems);
  }
}
