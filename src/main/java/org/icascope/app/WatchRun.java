package org.icascope.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.icascope.deliver.Checkpoint;
import org.icascope.deliver.CheckpointFile;
import org.icascope.deliver.Records;
import org.icascope.deliver.Records.Position;
import org.icascope.deliver.RingFile;
import org.icascope.deliver.RingFolder;
import org.icascope.deliver.StateLock;
import org.icascope.deliver.UidSet;
import org.icascope.session.Settling;

/** Follows a folder into which a capture daemon writes one file after the other. */
public final class WatchRun {

  /** How often the folder is looked at. Chosen. */
  private static final long LOOK_MILLIS = 1000;

  /** How soon a wish to stop is seen. Chosen. */
  private static final long STOP_MILLIS = 100;

  /**
   * While there is more to read, checkpoints take a tenth of the time and are so far apart at
   * least. Chosen: of a ring of 50,000 files each one is some megabytes.
   */
  private static final long CHECKPOINT_NANOS = 100_000_000L;

  private static final int KEY_BYTES = 32;

  private final AnalysisOptions options;
  private final WatchOptions watch;
  private final Settling.Times times;
  private final RingFolder folder;
  private final CheckpointFile state;
  private final Map<String, Long> unreadable = new TreeMap<>();
  private byte[] key = new byte[0];
  private RingReader reader;
  private boolean away;
  private long nextCheckpoint = System.nanoTime();

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
   * @throws IOException when records or checkpoints cannot be written or, with {@code once}, the
   *     folder not be read
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
    boolean hasRead = before.filter(is -> !is.done().isEmpty()).isPresent();
    Optional<RingFolder.Look> first = lookFor(hasRead); // before anything is written
    key =
        options.fingerprintKey().or(() -> before.map(Checkpoint::key)).orElseGet(WatchRun::newKey);
    Position position = before.map(Checkpoint::output).orElse(Position.START);
    if (before.isEmpty()) { // so that what is written from now on is known as ours
      watch.opener().checkNew();
      state.write(nothingYet(position));
    }
    try (Records records = watch.opener().open(position)) {
      greet();
      while (first.isEmpty() && !watch.once() && !watch.stop().getAsBoolean()) {
        pause();
        first = lookFor(hasRead);
      }
      if (first.isPresent()) { // else all is left as it is
        watch(records, first.get(), before);
      }
    }
  }

  private void watch(Records records, RingFolder.Look first, Optional<Checkpoint> before)
      throws IOException {
    reader = new RingReader(options.withKey(key), watch, times, folder, records);
    reader.see(first);
    if (before.isPresent()) {
      before.get().unreadable().forEach(each -> unreadable.put(each.path(), each.size()));
      reader.goOn(before.get());
    }
    if (watch.once() && first.finished().isEmpty()) {
      watch.remarks().accept("no finished capture in " + watch.folder());
    }
    follow();
    if (watch.end() && !watch.stop().getAsBoolean()) { // not all was read then
      reader.end();
    }
    checkpoint();
  }

  /**
   * The folder, if it is there and has anything in it that it had before; else it is away, as when
   * its disk is not mounted. Says so once, and once that it is back.
   */
  private Optional<RingFolder.Look> lookFor(boolean hasRead) throws IOException {
    Optional<String> why = Optional.empty();
    RingFolder.Look look = null;
    try {
      look = folder.look();
      if (hasRead && look.isEmpty()) {
        why =
            Optional.of(
                " is empty, "
                    + (watch.once() ? "nothing is read" : "waiting for files")
                    + ": is its disk mounted?");
      }
    } catch (IOException e) {
      if (watch.once()) {
        throw e;
      }
      why = Optional.of(" cannot be read: waiting for it");
    }
    if (why.isPresent() && !away) {
      watch.remarks().accept(watch.folder() + why.get());
    } else if (why.isEmpty() && away) {
      watch.remarks().accept(watch.folder() + " is there again");
    }
    away = why.isPresent();
    return away ? Optional.empty() : Optional.of(look);
  }

  private static byte[] newKey() {
    byte[] fresh = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(fresh);
    return fresh;
  }

  private Checkpoint nothingYet(Position position) {
    return new Checkpoint(
        watch.opener().belonging(),
        key,
        position,
        0,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        new UidSet());
  }

  /** Who starts a watch by hand wonders why nothing happens. */
  private void greet() {
    if (!watch.once()) {
      long minutes = Math.round(times.holdNanos() / 60e9);
      watch
          .remarks()
          .accept(
              "watching "
                  + watch.folder()
                  + "; a file is read once it did not change for "
                  + watch.settleMillis() / 1000.0
                  + " s or the ring has a later one; events and sessions are written when there are"
                  + " frames "
                  + minutes
                  + " minutes later than they, sessions that go on every full hour");
    }
  }

  private void follow() throws IOException {
    boolean more = true;
    while (more && !watch.stop().getAsBoolean()) {
      boolean any = readNew(look());
      more = any || !watch.once();
      if (!any && more) {
        pause();
      }
    }
  }

  /** What is finished in the folder; nothing while it is away. */
  private List<RingFile> look() throws IOException {
    boolean wasAway = away;
    Optional<RingFolder.Look> look = lookFor(reader.hasRead());
    if (look.isEmpty()) {
      if (!wasAway) {
        reader.recordRemark("watch.folder", watch.folder() + " is away");
        checkpoint();
      }
      return List.of();
    }
    reader.see(look.get());
    tellUnreadable(look.get());
    return look.get().finished();
  }

  /** Once for each file, until it can be read or is gone. */
  private void tellUnreadable(RingFolder.Look look) throws IOException {
    look.finished().forEach(file -> unreadable.remove(file.path()));
    unreadable.keySet().removeIf(path -> !Files.exists(Path.of(path)));
    for (RingFolder.Unreadable each : look.unreadable()) {
      if (unreadable.put(each.path(), each.size()) == null) {
        String name = new RingFile(each.path(), 0, 0, "").name();
        reader.remark("watch.unreadable", name + " cannot be read: " + each.why());
      }
    }
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
    boolean any = false;
    boolean noted = true;
    for (RingFile file : finished) {
      if (watch.stop().getAsBoolean()) {
        return any;
      }
      if (reader.read(file)) {
        any = true;
        noted = System.nanoTime() - nextCheckpoint >= 0;
        if (noted) {
          checkpoint();
        }
      }
    }
    if (!noted) {
      checkpoint();
    }
    return any;
  }

  /** Everything that was told is on the disk; from here one can go on. */
  private void checkpoint() throws IOException {
    long begun = System.nanoTime();
    List<Checkpoint.Unreadable> passedOver =
        unreadable.entrySet().stream()
            .map(each -> new Checkpoint.Unreadable(each.getKey(), each.getValue()))
            .toList();
    state.write(reader.sync(watch.opener().belonging(), key, passedOver));
    long now = System.nanoTime();
    nextCheckpoint = now + Math.max(CHECKPOINT_NANOS, 9 * (now - begun));
  }
}
