package org.icascope.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.deliver.Checkpoint.Done;
import org.icascope.deliver.RingFile;

/** Which files of a ring were read, in which order, and which files are there now. */
final class FilesRead {

  private final List<Done> done = new ArrayList<>();
  private final Map<String, Done> byMark = new HashMap<>();
  private Map<String, RingFile> present = Map.of();
  private int next;

  /**
   * What the latest look at the folder showed.
   *
   * @param byMark files by what they are known by
   */
  void see(Map<String, RingFile> byMark) {
    present = byMark;
  }

  boolean isThere(String mark) {
    return present.containsKey(mark);
  }

  /** The file as it is there now. */
  Optional<RingFile> there(String mark) {
    return Optional.ofNullable(present.get(mark));
  }

  Optional<Done> of(String mark) {
    return Optional.ofNullable(byMark.get(mark));
  }

  Optional<Done> latest() {
    return done.isEmpty() ? Optional.empty() : Optional.of(done.get(done.size() - 1));
  }

  /** Number of the next file: they go on over all runs. */
  int next() {
    return next;
  }

  /** Those that are read from now on have this number at least. */
  void goOnFrom(int number) {
    next = Math.max(next, number);
  }

  /** The next one. */
  void add(Done file) {
    done.add(file);
    byMark.put(file.file().mark(), file);
    next = Math.max(next, file.number() + 1);
  }

  /** One that is not read at all, now or later. */
  void passOver(RingFile file) {
    Done passed = new Done(-1, file, 0);
    done.add(0, passed);
    byMark.put(file.mark(), passed);
  }

  /** More was read, or is known, of one of them. */
  void update(Done before, Done now) {
    done.set(done.lastIndexOf(before), now);
    byMark.put(now.file().mark(), now);
  }

  /**
   * Takes out those from a number on, to be read again; those that are not there any more are out
   * for good.
   *
   * @return those that are there, in order
   */
  List<RingFile> takeFrom(int number) {
    List<RingFile> files = new ArrayList<>();
    for (Done each : done) {
      if (each.number() >= number) {
        there(each.file().mark()).ifPresent(files::add);
        byMark.remove(each.file().mark());
      }
    }
    done.removeIf(each -> each.number() >= number);
    next = number;
    return files;
  }

  /** Earlier ones that are gone need not be known any more. */
  void forgetGoneBefore(int number) {
    done.removeIf(each -> each.number() < number && isGone(each));
  }

  private boolean isGone(Done file) {
    boolean gone = !isThere(file.file().mark());
    if (gone) {
      byMark.remove(file.file().mark());
    }
    return gone;
  }

  /** Number of the first one that can be read again; of the next one if there is none. */
  int firstThere() {
    return done.stream()
        .filter(each -> each.number() >= 0 && isThere(each.file().mark()))
        .mapToInt(Done::number)
        .min()
        .orElse(next);
  }

  /** None was read, or is remembered. */
  boolean isEmpty() {
    return done.isEmpty();
  }

  /** In the order in which they were read. */
  List<Done> all() {
    return done;
  }
}
