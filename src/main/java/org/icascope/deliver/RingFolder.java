package org.icascope.deliver;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.Frame;

/** The folder into which a capture daemon writes one file after the other. */
public final class RingFolder {

  /**
   * What a look at the folder brought.
   *
   * @param files that are there, finished or not
   */
  public record Look(List<RingFile> finished, List<Unreadable> unreadable, int files) {

    /** There is nothing at all, as where a disk is not mounted. */
    public boolean isEmpty() {
      return files == 0;
    }

    /**
     * By what they are known. Of a file and a copy, as one that is compressed just now, the larger:
     * a part is smaller.
     */
    public Map<String, RingFile> byMark() {
      Map<String, RingFile> files = new HashMap<>();
      finished.forEach(
          file ->
              files.merge(
                  file.mark(), file, (one, other) -> other.size() > one.size() ? other : one));
      return files;
    }
  }

  /** A finished file of which nothing can be read. */
  public record Unreadable(String path, long size, String why) {}

  /**
   * Of dumpcap and tshark ({@code NAME_00001_20260101120000.pcapng}): what counts is the number.
   */
  private static final Pattern NUMBERED = Pattern.compile("(.*?)_(\\d{5,})_(\\d{14})(\\..*)?");

  /** Bytes of the first frame that mark the file. Chosen: headers and some of what they carry. */
  private static final int MARK_BYTES = 256;

  private record State(long size, long changedMillis) {}

  /**
   * What was read of a file that had this size and time then: rings may use a name again. Nothing
   * at all where reading failed by chance, or the file has no frames.
   */
  private record Known(
      long size,
      FileTime modified,
      boolean allowed,
      Optional<RingFile> file,
      Optional<String> failure) {}

  private final Path folder;
  private final long settleMillis;
  private final Predicate<Path> own;
  private final LongSupplier clockMillis;
  private final Map<Path, State> states = new HashMap<>();
  private final Map<Path, Known> known = new HashMap<>();

  /**
   * @param settleMillis a file that did not change for so long is finished
   * @param own files in the folder that are none of the ring
   * @param clockMillis the present, milliseconds since 1970
   */
  public RingFolder(Path folder, long settleMillis, Predicate<Path> own, LongSupplier clockMillis) {
    this.folder = folder;
    this.settleMillis = settleMillis;
    this.own = own;
    this.clockMillis = clockMillis;
  }

  /**
   * Looks for finished files, in order of their first frames, then by name. Files without frames
   * are left for later.
   *
   * @throws IOException when the folder cannot be read
   */
  public Look look() throws IOException {
    Map<Path, BasicFileAttributes> files = list();
    states.keySet().retainAll(files.keySet());
    known.keySet().retainAll(files.keySet());
    Map<String, String> latest = latest(files.keySet());
    List<RingFile> finished = new ArrayList<>();
    List<Unreadable> unreadable = new ArrayList<>();
    files.forEach(
        (path, attributes) -> {
          if (isFinished(path, attributes, latest)) {
            Known file = known(path, attributes);
            file.file().ifPresent(finished::add);
            file.failure()
                .ifPresent(
                    why -> unreadable.add(new Unreadable(path.toString(), file.size(), why)));
          }
        });
    finished.sort(Comparator.comparingLong(RingFile::firstNanos).thenComparing(RingFile::name));
    return new Look(finished, unreadable, files.size());
  }

  private Map<Path, BasicFileAttributes> list() throws IOException {
    Map<Path, BasicFileAttributes> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      for (Path path : (Iterable<Path>) all::iterator) {
        if (!path.getFileName().toString().startsWith(".") && !own.test(path)) {
          attributes(path).ifPresent(found -> files.put(path, found));
        }
      }
    }
    return files;
  }

  private static Optional<BasicFileAttributes> attributes(Path path) {
    try {
      BasicFileAttributes found = Files.readAttributes(path, BasicFileAttributes.class);
      return Optional.of(found)
          .filter(BasicFileAttributes::isRegularFile)
          .filter(file -> file.size() > 0); // begun just now
    } catch (IOException e) {
      return Optional.empty(); // gone between two looks, as files of a ring are
    }
  }

  private boolean isFinished(
      Path path, BasicFileAttributes attributes, Map<String, String> latest) {
    long now = clockMillis.getAsLong();
    State before = states.get(path);
    if (before == null || before.size != attributes.size()) {
      before = new State(attributes.size(), now);
      states.put(path, before);
    }
    return now - attributes.lastModifiedTime().toMillis() >= settleMillis
        || now - before.changedMillis >= settleMillis
        || hasSuccessor(path, latest);
  }

  /** The daemon has begun the next file of the same ring. */
  private static boolean hasSuccessor(Path path, Map<String, String> latest) {
    Matcher own = NUMBERED.matcher(path.getFileName().toString());
    return own.matches() && latest.get(own.group(1)).compareTo(stamp(own)) > 0;
  }

  /** Time and number of the latest file of each ring, by its name. */
  private static Map<String, String> latest(Set<Path> files) {
    Map<String, String> latest = new HashMap<>();
    for (Path path : files) {
      Matcher own = NUMBERED.matcher(path.getFileName().toString());
      if (own.matches()) {
        latest.merge(own.group(1), stamp(own), (a, b) -> a.compareTo(b) > 0 ? a : b);
      }
    }
    return latest;
  }

  private static String stamp(Matcher numbered) {
    return numbered.group(3) + numbered.group(2);
  }

  private Known known(Path path, BasicFileAttributes now) {
    Known file = known.get(path);
    if (file == null
        || file.size != now.size()
        || !file.modified.equals(now.lastModifiedTime())
        || file.failure.isPresent() && file.allowed != Files.isReadable(path)) {
      file = read(path, now);
      known.put(path, file);
    }
    return file;
  }

  /**
   * The file is what it was when it was looked at, and not gone, renamed or written over since. If
   * not, the next look reads it anew.
   */
  public boolean isStill(RingFile file) {
    Path path = Path.of(file.path());
    boolean same =
        attributes(path)
            .flatMap(now -> read(path, now).file())
            .filter(found -> found.mark().equals(file.mark()))
            .isPresent();
    if (!same) {
      known.remove(path);
      states.remove(path);
    }
    return same;
  }

  private static Known read(Path path, BasicFileAttributes now) {
    String name = path.toString();
    boolean allowed = Files.isReadable(path);
    Optional<RingFile> file = Optional.empty();
    Optional<String> failure = Optional.empty();
    try (CaptureSet set = CaptureSet.open(List.of(name), InputStream.nullInputStream(), false)) {
      Frame frame = new Frame();
      if (set.captureCount() == 0) {
        failure =
            set.failures().stream()
                .map(each -> each.message())
                .filter(why -> Files.exists(path))
                .findFirst();
      } else if (set.next(frame)) {
        file = Optional.of(new RingFile(name, now.size(), frame.timeNanos(), mark(frame)));
      }
    } catch (IOException e) {
      // gone meanwhile, or next time
    }
    return new Known(now.size(), now.lastModifiedTime(), allowed, file, failure);
  }

  private static String mark(Frame frame) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(ByteBuffer.allocate(8).putLong(frame.timeNanos()).array());
      digest.update(frame.bytes(), frame.start(), Math.min(MARK_BYTES, frame.capturedLength()));
      return HexFormat.of().formatHex(Arrays.copyOf(digest.digest(), 8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
