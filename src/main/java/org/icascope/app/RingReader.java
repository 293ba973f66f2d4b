package org.icascope.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icascope.capture.CaptureSummary;
import org.icascope.capture.FailedInput;
import org.icascope.deliver.Checkpoint;
import org.icascope.deliver.Checkpoint.Connection;
import org.icascope.deliver.Checkpoint.Done;
import org.icascope.deliver.Records;
import org.icascope.deliver.RingFile;
import org.icascope.deliver.RingFolder;
import org.icascope.deliver.UidSet;
import org.icascope.model.Diagnostic;
import org.icascope.model.Severity;
import org.icascope.session.Settling;

/**
 * Reads files of a ring as one capture, each in its place, and knows what is needed to go on from
 * there in another process.
 */
final class RingReader {

  /** Records that may have to be known again, 24 bytes each. Chosen. */
  private static final int MOST_UIDS = 1_000_000;

  private final AnalysisOptions options;
  private final WatchOptions watch;
  private final Settling.Times times;
  private final RingFolder folder;
  private final Records records;
  private final FilesRead files = new FilesRead();
  private final PassedConnections passed = new PassedConnections();
  private final Map<String, RingFile> missing = new LinkedHashMap<>();
  private List<Integer> numbers = new ArrayList<>();
  private UidSet uids = new UidSet();
  private int base;

  /** Number of the first file of which it is known what was written: never less than before. */
  private int known;

  private List<Connection> ended = List.of();
  private WatchTeller teller;
  private EndlessAnalysis analysis;

  /**
   * @param options with the key for fingerprints
   */
  RingReader(
      AnalysisOptions options,
      WatchOptions watch,
      Settling.Times times,
      RingFolder folder,
      Records records) {
    this.folder = folder;
    this.options = options;
    this.watch = watch;
    this.times = times;
    this.records = records;
    begin();
  }

  /** A new analysis, which knows nothing. */
  private void begin() {
    teller = new WatchTeller(watch.format(), records.stream(), uids, times.runningNanos());
    analysis = new EndlessAnalysis(options, times, teller);
    watch.keys().beginAnew();
    numbers = new ArrayList<>();
    base = files.next();
  }

  /** What is in the folder now. What was there before and could not be read may have gone. */
  void see(RingFolder.Look look) throws IOException {
    files.see(look.byMark());
    for (RingFile file : missing.values()) {
      if (!files.isThere(file.mark())) {
        remark("watch.gone", file.name() + " was gone before it could be read");
      }
    }
    missing.clear();
  }

  /** Files were read, and an empty folder is not what it was. */
  boolean hasRead() {
    return !files.isEmpty();
  }

  /**
   * Reads the file if it is new, or what is new of it.
   *
   * @return false when there was nothing to read
   */
  boolean read(RingFile file) throws IOException {
    Optional<Done> before = files.of(file.mark());
    if (before.isEmpty()) {
      if (!folder.isStill(file)) { // renamed or written over: the next look shows it
        missing.put(file.mark(), file);
        return true;
      }
      take(file);
      return true;
    }
    return readMore(before.get(), file);
  }

  /** The next one, or one that came late, or from a clock that was set. */
  private void take(RingFile file) throws IOException {
    long lastNanos = analysis.latest().timeNanos();
    Optional<RingFile> latest = files.latest().map(Done::file).filter(any -> !numbers.isEmpty());
    RingOrder.Place place =
        latest.isEmpty()
            ? RingOrder.Place.NEXT
            : RingOrder.of(
                file,
                latest.get(),
                lastNanos,
                times.latenessNanos(),
                watch.clockMillis().getAsLong() * 1_000_000);
    switch (place) {
      case NEXT -> readNext(file);
      case AFTER_A_JUMP -> readAnew(file, "more than a day after the file before it");
      case CLOCK_SET_BACK ->
          readAnew(file, "earlier than the file before it: the clock was set back");
      case BETWEEN -> insert(file);
      case TOO_LATE -> {
        remark("watch.late-file", file.name() + " is too late and is not read");
        files.passOver(file);
      }
    }
  }

  private void readAnew(RingFile file, String why) throws IOException {
    remark("watch.clock", file.name() + " begins " + why + ": all that was open is taken as over");
    end();
    readNext(file);
  }

  /** Nothing goes on from what was read so far. */
  void end() throws IOException {
    ended = open();
    analysis.end();
    begin();
  }

  private void readNext(RingFile file) throws IOException {
    teller.reading(files.next(), false);
    files.add(readOnce(file, files.next(), false));
  }

  private Done readOnce(RingFile file, int number, boolean isAgain) throws IOException {
    analysis.addKeys(watch.keys().added());
    Optional<FailedInput> failure = analysis.read(file.path(), file.firstNanos());
    if (analysis.captures().next() > numbers.size()) {
      numbers.add(number);
    }
    if (failure.isPresent()) {
      remark("watch.gone", file.name() + " " + failure.get().message());
      return new Done(number, file, 0);
    }
    CaptureSummary summary = analysis.latestSummary();
    if (!isAgain) {
      summary.problems().stream()
          .limit(1)
          .forEach(p -> watch.remarks().accept(file.name() + ": " + p.message()));
    }
    return new Done(number, file, summary.packets());
  }

  /** A file grew after it was taken as finished, perhaps before it was renamed or compressed. */
  private boolean readMore(Done before, RingFile file) throws IOException {
    boolean latest = !numbers.isEmpty() && before.number() == numbers.get(numbers.size() - 1);
    boolean sameName = file.path().equals(before.file().path());
    boolean mayHaveMore =
        sameName
            ? file.size() > before.file().size()
            : latest && !Files.exists(Path.of(before.file().path()));
    if (!mayHaveMore) {
      return false;
    }
    long frames = before.frames();
    if (latest) {
      teller.reading(before.number(), false);
      analysis.addKeys(watch.keys().added());
      analysis.readMore(file.path(), before.frames());
      frames = Math.max(frames, analysis.latestSummary().packets());
    } else {
      remark("watch.grown", file.name() + " grew after it was read; what was added is not read");
    }
    files.update(before, new Done(before.number(), file, frames));
    return true;
  }

  /** A late file is put in its place: what is not over is read again with it. */
  private void insert(RingFile file) throws IOException {
    remark("watch.late-file", file.name() + " is late and is put in its place");
    List<Connection> open = open();
    int first = base;
    List<RingFile> again = files.takeFrom(first);
    Set<String> read = new HashSet<>(again.stream().map(RingFile::mark).toList());
    again.add(file);
    again.sort(Comparator.comparingLong(RingFile::firstNanos).thenComparing(RingFile::name));
    readAgain(again, read, first, open);
  }

  /**
   * After a restart.
   *
   * @param before how far it had come
   */
  void goOn(Checkpoint before) throws IOException {
    uids = before.uids();
    known = before.base();
    passed.restore(before.passed());
    files.goOnFrom(before.base());
    before.done().forEach(files::add);
    int needed = (int) before.done().stream().filter(d -> d.number() >= before.base()).count();
    Optional<Done> latest = files.latest();
    List<RingFile> again = files.takeFrom(before.base());
    Set<String> read = new HashSet<>(again.stream().map(RingFile::mark).toList());
    begin();
    if (again.size() < needed) {
      remark(
          "watch.gap",
          (needed - again.size())
              + " files are gone that are needed to go on: what began in them is told in parts");
    }
    boolean lost =
        latest.isPresent() ? !files.isThere(latest.get().file().mark()) : before.base() > 0;
    if (lost) {
      remark(
          "watch.gap",
          "the file that was read last is gone: others may have come and gone after it");
    }
    readAgain(again, read, before.base(), before.open());
  }

  private void readAgain(List<RingFile> again, Set<String> read, int first, List<Connection> open)
      throws IOException {
    files.goOnFrom(first);
    begin();
    base = first;
    analysis.passOver(passed.frames());
    analysis.goOn(open.stream().map(Connections::beginning).toList());
    for (RingFile file : again) {
      boolean isAgain = read.contains(file.mark());
      teller.reading(files.next(), isAgain);
      if (folder.isStill(file)) {
        files.add(readOnce(file, files.next(), isAgain));
      } else {
        missing.put(file.mark(), file);
      }
      noteForgotten();
    }
    teller.reading(Math.max(first, files.next() - 1), false);
  }

  private void noteForgotten() {
    passed.add(analysis.settling().forgotten(), numbers);
  }

  private List<Connection> open() {
    return analysis.settling().open().stream().map(Connections::begun).toList();
  }

  /**
   * Puts records on the disk, and says how to go on from there.
   *
   * @param belonging which records these are
   * @param unreadable files that were reported
   */
  Checkpoint sync(String belonging, byte[] key, List<Checkpoint.Unreadable> unreadable)
      throws IOException {
    noteForgotten();
    int needed = numbers.isEmpty() ? 0 : numbers.get(analysis.firstNeeded());
    base = Math.max(known, Math.max(files.firstThere(), needed));
    files.forgetGoneBefore(base);
    while (uids.size() > MOST_UIDS) { // what is older is not read again either
      base += Math.max(1, (files.next() - base) / 2);
      uids.forgetBefore(base);
    }
    passed.forgetBefore(base);
    uids.forgetBefore(base);
    known = base;
    Records.Position position = records.sync();
    return new Checkpoint(
        belonging,
        key,
        position,
        base,
        files.all(),
        unreadable,
        passed.begunBefore(base),
        numbers.isEmpty() ? ended : open(),
        uids);
  }

  /** Says in one line, and as a record, what is wrong with a file. */
  void remark(String code, String message) throws IOException {
    watch.remarks().accept(message);
    recordRemark(code, message);
  }

  /** The same as a record only. */
  void recordRemark(String code, String message) throws IOException {
    teller.remark(
        analysis.captures().all(),
        analysis.counted(Diagnostic.of(Severity.WARNING, code, message)),
        files.next());
  }
}
