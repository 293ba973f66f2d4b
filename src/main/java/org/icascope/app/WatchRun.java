package org.icascope.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.icascope.capture.CaptureSummary;
import org.icascope.capture.FailedInput;
import org.icascope.deliver.Checkpoint;
import org.icascope.deliver.Checkpoint.Connection;
import org.icascope.deliver.Checkpoint.Done;
import org.icascope.deliver.CheckpointFile;
import org.icascope.deliver.Records;
import org.icascope.deliver.Records.Position;
import org.icascope.deliver.RingFile;
import org.icascope.deliver.RingFolder;
import org.icascope.deliver.StateLock;
import org.icascope.deliver.UidSet;
import org.icascope.model.Diagnostic;
import org.icascope.model.Severity;
import org.icascope.session.Settling;

/** Follows a folder into which a capture daemon writes one file after the other. */
public final class WatchRun {

  /** How often the folder is looked at. Chosen. */
  private static final long LOOK_MILLIS = 1000;

  /** How soon a wish to stop is seen. Chosen. */
  private static final long STOP_MILLIS = 100;

  /**
   * A capture that goes on after so long, or clocks that jump so far, begin anew. Chosen: a day.
   */
  private static final long JUMP_NANOS = 86_400_000_000_000L;

  /** Records that may have to be known again, 24 bytes each. Chosen. */
  private static final int MOST_UIDS = 1_000_000;

  private static final int KEY_BYTES = 32;

  private final AnalysisOptions options;
  private final WatchOptions watch;
  private final Settling.Times times;
  private final RingFolder folder;
  private final CheckpointFile state;
  private final List<Done> done = new ArrayList<>();
  private final Set<Checkpoint.Unreadable> unreadable = new HashSet<>();
  private final Map<String, RingFile> present = new HashMap<>();
  private final PassedConnections passed = new PassedConnections();
  private List<Integer> numbers = new ArrayList<>();
  private byte[] key;
  private UidSet uids = new UidSet();
  private int base;
  private Records records;
  private WatchTeller teller;
  private EndlessAnalysis analysis;

  private WatchRun(AnalysisOptions options, WatchOptions watch, Settling.Times times) {
    this.times = times;
    this.options = options;
    this.watch = watch;
    this.folder =
        new RingFolder(watch.folder(), watch.settleMillis(), watch.own(), watch.clockMillis());
    this.state = new CheckpointFile(watch.state());
  }

  /**
   * Watches until it is stopped, or once.
   *
   * @throws IOException when the folder cannot be read, or records or checkpoints not be written
   */
  public static void run(AnalysisOptions options, WatchOptions watch) throws IOException {
    Settling.Times standard = Settling.Times.standard();
    run(
        options,
        watch,
        watch.latenessMillis().isPresent()
            ? standard.withLateness(watch.latenessMillis().getAsLong() * 1_000_000)
            : standard);
  }

  /** The same with other times. */
  static void run(AnalysisOptions options, WatchOptions watch, Settling.Times times)
      throws IOException {
    StateLock lock = StateLock.of(watch.state());
    try {
      new WatchRun(options, watch, times).run();
    } finally {
      lock.close();
    }
  }

  private void run() throws IOException {
    Optional<Checkpoint> before = state.read();
    if (before.filter(is -> !is.belonging().equals(watch.opener().belonging())).isPresent()) {
      throw new IOException(
          watch.state()
              + " is the checkpoint of another folder, --output, --format, or of the other way with"
              + " --rotate: name another --state");
    }
    key =
        options.fingerprintKey().or(() -> before.map(Checkpoint::key)).orElseGet(WatchRun::newKey);
    Position position = before.map(Checkpoint::output).orElse(Position.START);
    if (before.isEmpty()) { // so that what is written from now on is known as ours
      watch.opener().checkNew();
      state.write(
          new Checkpoint(
              watch.opener().belonging(),
              key,
              position,
              0,
              List.of(),
              List.of(),
              List.of(),
              List.of(),
              new UidSet()));
    }
    try (Records opened = watch.opener().open(position)) {
      records = opened;
      begin();
      if (before.isPresent()) {
        goOn(before.get());
      }
      follow();
      if (watch.end()) {
        analysis.end();
        begin();
      }
      note();
    }
  }

  private static byte[] newKey() {
    byte[] fresh = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(fresh);
    return fresh;
  }

  /** A new analysis, which knows nothing. */
  private void begin() {
    teller = new WatchTeller(watch.format(), records.stream(), uids, times.runningNanos());
    analysis = new EndlessAnalysis(options.withKey(key), times, teller);
    numbers = new ArrayList<>();
    base = done.isEmpty() ? 0 : done.get(done.size() - 1).number() + 1;
  }

  private void follow() throws IOException {
    boolean more = true;
    while (more && !watch.stop().getAsBoolean()) {
      RingFolder.Look look = look();
      for (RingFolder.Unreadable each : look.unreadable()) {
        if (unreadable.add(new Checkpoint.Unreadable(each.path(), each.size()))) {
          remark("watch.unreadable", name(each.path()) + " cannot be read: " + each.why());
        }
      }
      boolean any = readNew(look.finished());
      more = any || !watch.once();
      if (!any && more) {
        pause();
      }
    }
  }

  private RingFolder.Look look() throws IOException {
    RingFolder.Look look = folder.look();
    present.clear();
    unreadable.removeIf(each -> !Files.exists(Path.of(each.path())));
    present.putAll(look.byMark());
    return look;
  }

  private static String name(String path) {
    return new RingFile(path, 0, 0, "").name();
  }

  private void pause() {
    long end = System.nanoTime() + LOOK_MILLIS * 1_000_000;
    while (!watch.stop().getAsBoolean() && System.nanoTime() < end) {
      try {
        Thread.sleep(STOP_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  /** Reads what was not read yet, in order; false when there was nothing. */
  private boolean readNew(List<RingFile> finished) throws IOException {
    Map<String, Done> known = new HashMap<>();
    done.forEach(each -> known.put(each.file().mark(), each));
    boolean any = false;
    for (RingFile file : finished) {
      if (watch.stop().getAsBoolean()) {
        return any;
      }
      Done before = known.get(file.mark());
      if (before == null) {
        take(file);
        any = true;
        known.clear();
        done.forEach(each -> known.put(each.file().mark(), each));
      } else if (file.path().equals(before.file().path()) && file.size() > before.file().size()) {
        readMore(before, file);
        any = true;
      }
    }
    return any;
  }

  /** A file that is new: the next one, or one that came late, or from a clock that was set. */
  private void take(RingFile file) throws IOException {
    Optional<RingFile> latest =
        done.isEmpty() ? Optional.empty() : Optional.of(done.get(done.size() - 1).file());
    if (latest.isEmpty() || numbers.isEmpty() || file.firstNanos() >= latest.get().firstNanos()) {
      if (!numbers.isEmpty() && file.firstNanos() - analysis.latest().timeNanos() > JUMP_NANOS) {
        beginAnew(file, "more than a day after the file before it");
      }
      read(file, nextNumber());
      note();
    } else if (analysis.latest().timeNanos() - file.firstNanos() <= times.latenessNanos()) {
      insert(file);
    } else if (file.name().compareTo(latest.get().name()) > 0) {
      beginAnew(file, "earlier than the file before it by its name: the clock was set back");
      read(file, nextNumber());
      note();
    } else {
      remark("watch.late-file", file.name() + " is too late and is not read");
      done.add(0, new Done(-1, file, 0));
    }
  }

  private void beginAnew(RingFile file, String why) throws IOException {
    remark("watch.clock", file.name() + " begins " + why + ": all that was open is taken as over");
    analysis.end();
    begin();
  }

  private int nextNumber() {
    return done.isEmpty() ? 0 : done.get(done.size() - 1).number() + 1;
  }

  private void read(RingFile file, int number) throws IOException {
    teller.reading(number, false);
    readOnce(file, number).ifPresent(done::add);
  }

  private Optional<Done> readOnce(RingFile file, int number) throws IOException {
    Optional<FailedInput> failure = analysis.read(file.path(), file.firstNanos());
    if (analysis.captures().next() > numbers.size()) {
      numbers.add(number);
    }
    if (failure.isPresent()) {
      remark("watch.gone", file.name() + " " + failure.get().message());
      return Optional.of(new Done(number, file, 0));
    }
    CaptureSummary summary = analysis.latestSummary();
    summary.problems().stream()
        .limit(1)
        .forEach(p -> watch.remarks().accept(file.name() + ": " + p.message()));
    return Optional.of(new Done(number, file, summary.packets()));
  }

  /** A file grew after it was taken as finished. */
  private void readMore(Done before, RingFile file) throws IOException {
    Done latest = done.get(done.size() - 1);
    if (before.number() != latest.number() || numbers.isEmpty()) {
      remark("watch.grown", file.name() + " grew after it was read; what was added is not read");
      done.set(done.indexOf(before), new Done(before.number(), file, before.frames()));
      return;
    }
    teller.reading(before.number(), false);
    analysis.readMore(file.path(), before.frames());
    done.set(done.size() - 1, new Done(before.number(), file, analysis.latestSummary().packets()));
    note();
  }

  /** A late file is put in its place: what is not over is read again with it. */
  private void insert(RingFile file) throws IOException {
    remark("watch.late-file", file.name() + " is late and is put in its place");
    List<RingFile> files = new ArrayList<>();
    done.stream()
        .filter(each -> each.number() >= base && present.containsKey(each.file().mark()))
        .forEach(each -> files.add(present.get(each.file().mark())));
    Set<String> known = new HashSet<>(files.stream().map(RingFile::mark).toList());
    List<Connection> open = analysis.settling().open().stream().map(Connections::begun).toList();
    done.removeIf(each -> each.number() >= base);
    files.add(file);
    files.sort(Comparator.comparingLong(RingFile::firstNanos).thenComparing(RingFile::name));
    readAgain(files, known, base, open);
    note();
  }

  /** After a restart. */
  private void goOn(Checkpoint before) throws IOException {
    uids = before.uids();
    before.unreadable().forEach(unreadable::add);
    look();
    Map<String, RingFile> there = Map.copyOf(present);
    List<RingFile> files = new ArrayList<>();
    int gone = 0;
    for (Done each : before.done()) {
      if (each.number() < before.base()) {
        done.add(each);
      } else if (there.containsKey(each.file().mark())) {
        files.add(there.get(each.file().mark()));
      } else {
        gone++;
      }
    }
    passed.restore(before.passed());
    if (gone > 0) {
      begin();
      remark(
          "watch.gap",
          gone + " files are gone that are needed to go on: what began in them is told in parts");
    }
    if (!before.done().isEmpty()
        && !there.containsKey(before.done().get(before.done().size() - 1).file().mark())) {
      begin();
      remark(
          "watch.gap",
          "the file that was read last is gone: others may have come and gone after it");
    }
    readAgain(files, there.keySet(), before.base(), before.open());
  }

  private void readAgain(List<RingFile> files, Set<String> known, int first, List<Connection> open)
      throws IOException {
    begin();
    base = first;
    analysis.passOver(passed.frames());
    analysis.goOn(open.stream().map(Connections::beginning).toList());
    int number = first;
    for (RingFile file : files) {
      teller.reading(number, known.contains(file.mark()));
      readOnce(file, number).ifPresent(done::add);
      noteForgotten();
      number++;
    }
    teller.reading(number - 1, false);
  }

  private void noteForgotten() {
    passed.add(analysis.settling().forgotten(), numbers);
  }

  /** Everything that was told is on the disk; from here one can go on. */
  private void note() throws IOException {
    noteForgotten();
    base = Math.max(firstThere(), numbers.isEmpty() ? 0 : numbers.get(analysis.firstNeeded()));
    done.removeIf(each -> each.number() < base && !present.containsKey(each.file().mark()));
    while (uids.size() > MOST_UIDS) { // what is older is not read again either
      base += Math.max(1, (nextNumber() - base) / 2);
      uids.forgetBefore(base);
    }
    passed.forgetBefore(base);
    uids.forgetBefore(base);
    Position position = records.sync();
    List<Connection> over = passed.begunBefore(base);
    List<Connection> open = analysis.settling().open().stream().map(Connections::begun).toList();
    state.write(
        new Checkpoint(
            watch.opener().belonging(),
            key,
            position,
            base,
            done,
            List.copyOf(unreadable),
            over,
            open,
            uids));
  }

  /** Number of the first file that can still be read again. */
  private int firstThere() {
    return done.stream()
        .filter(each -> each.number() >= 0 && present.containsKey(each.file().mark()))
        .mapToInt(Done::number)
        .min()
        .orElse(nextNumber());
  }

  private void remark(String code, String message) throws IOException {
    watch.remarks().accept(message);
    teller.remark(analysis.captures().all(), Diagnostic.of(Severity.WARNING, code, message));
  }
}
