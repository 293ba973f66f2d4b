package org.icascope.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.icascope.deliver.Checkpoint;
import org.icascope.deliver.RingFolder;

/** The folder of a ring as it is watched: there or away, and what of it cannot be read. */
final class WatchedFolder {

  private final RingFolder folder;
  private final WatchOptions watch;
  private final Map<String, Long> unreadable = new TreeMap<>();
  private boolean away;

  WatchedFolder(RingFolder folder, WatchOptions watch) {
    this.folder = folder;
    this.watch = watch;
  }

  /**
   * The folder, if it is there and has anything in it that it had before; else it is away, as when
   * its disk is not mounted. Says so once, and once that it is back.
   *
   * @param hasRead files of it were read before
   * @throws IOException when it cannot be read, and is looked at only once
   */
  Optional<RingFolder.Look> look(boolean hasRead) throws IOException {
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

  /** It was away at the latest look. */
  boolean isAway() {
    return away;
  }

  /** Files that were said to be unreadable, at their sizes: from a checkpoint. */
  void knowUnreadable(List<Checkpoint.Unreadable> some) {
    some.forEach(each -> unreadable.put(each.path(), each.size()));
  }

  /** The same for a checkpoint. */
  List<Checkpoint.Unreadable> unreadable() {
    return unreadable.entrySet().stream()
        .map(each -> new Checkpoint.Unreadable(each.getKey(), each.getValue()))
        .toList();
  }

  /** Each file once, until it can be read or is gone. */
  List<RingFolder.Unreadable> newlyUnreadable(RingFolder.Look look) {
    look.finished().forEach(file -> unreadable.remove(file.path()));
    unreadable.keySet().removeIf(path -> !Files.exists(Path.of(path)));
    List<RingFolder.Unreadable> fresh = new ArrayList<>();
    for (RingFolder.Unreadable each : look.unreadable()) {
      if (unreadable.put(each.path(), each.size()) == null) {
        fresh.add(each);
      }
    }
    return fresh;
  }
}
