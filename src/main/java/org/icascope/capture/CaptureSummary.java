package org.icascope.capture;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What one capture file was, once it has been read.
 *
 * @param file name as the user gave it ({@code -} for standard input)
 * @param sha256 hex digest of the file, when asked for
 * @param format {@code pcap}, {@code pcapng} or {@code nstrace}; of the content when the file is
 *     compressed
 * @param formatVersion version of that, as {@code 3.5} for nstrace; none for others
 * @param compression {@code gzip}, {@code zstd} or {@code lz4}, if any
 * @param linkTypes names of the link types seen, in order of appearance
 * @param packets frames in the file
 * @param bytes size of the file as it lies on disk, or bytes read from a pipe
 * @param firstTime earliest time of a frame, nanoseconds since 1970
 * @param lastTime latest time of a frame, nanoseconds since 1970
 * @param timeDigits decimals of a second that the file's times have: 6 or 9, others for pcapng
 * @param truncatedPackets frames with fewer bytes than on the wire
 * @param shortestCut captured length of the shortest truncated frame: about the snap length
 * @param recorderDrops packets the recorder says it lost (pcapng interface statistics, else the
 *     losses that frames tell of)
 * @param blocks number of pcapng blocks by their short name in the draft, as {@code EPB}; of
 *     nstrace records by their kind, as {@code TXB}
 * @param comments comments in it (pcapng), on whatever they are
 * @param problems why reading stopped early or skipped something
 */
public record CaptureSummary(
    String file,
    Optional<String> sha256,
    String format,
    Optional<String> formatVersion,
    Optional<String> compression,
    List<String> linkTypes,
    long packets,
    long bytes,
    OptionalLong firstTime,
    OptionalLong lastTime,
    int timeDigits,
    long truncatedPackets,
    OptionalLong shortestCut,
    OptionalLong recorderDrops,
    Map<String, Long> blocks,
    long comments,
    List<Problem> problems) {

  /** The {@link #format} of traces of a NetScaler. */
  public static final String NETSCALER = NstraceFormat.NAME;

  public CaptureSummary {
    linkTypes = List.copyOf(linkTypes);
    blocks = Collections.unmodifiableMap(new TreeMap<>(blocks));
    problems = List.copyOf(problems);
  }

  /** The same under another name. */
  public CaptureSummary named(String name) {
    return with(name, problems);
  }

  /** The same with other problems. */
  public CaptureSummary with(List<Problem> others) {
    return with(file, others);
  }

  private CaptureSummary with(String name, List<Problem> others) {
    return new CaptureSummary(
        name,
        sha256,
        format,
        formatVersion,
        compression,
        linkTypes,
        packets,
        bytes,
        firstTime,
        lastTime,
        timeDigits,
        truncatedPackets,
        shortestCut,
        recorderDrops,
        blocks,
        comments,
        others);
  }

  /** A file without blocks and comments, as pcap is. */
  public CaptureSummary(
      String file,
      Optional<String> sha256,
      String format,
      Optional<String> compression,
      List<String> linkTypes,
      long packets,
      long bytes,
      OptionalLong firstTime,
      OptionalLong lastTime,
      int timeDigits,
      long truncatedPackets,
      OptionalLong shortestCut,
      OptionalLong recorderDrops,
      List<Problem> problems) {
    this(
        file,
        sha256,
        format,
        Optional.empty(),
        compression,
        linkTypes,
        packets,
        bytes,
        firstTime,
        lastTime,
        timeDigits,
        truncatedPackets,
        shortestCut,
        recorderDrops,
        Map.of(),
        0,
        problems);
  }

  /**
   * One reason why a file was not read as a whole.
   *
   * @param offset byte position in the (uncompressed) file
   * @param message one sentence
   * @param readingFailed the file may be in order: it could not be read, or changed meanwhile
   */
  public record Problem(long offset, String message, boolean readingFailed) {

    /** Something about the file itself. */
    public Problem(long offset, String message) {
      this(offset, message, false);
    }
  }

  /** There may be more in the file than was read. */
  public boolean readingFailed() {
    return problems.stream().anyMatch(Problem::readingFailed);
  }
}
