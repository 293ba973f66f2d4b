package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.icascope.session.Settling;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes in the way of a watch: it goes on later as if nothing had been. */
class WatchInterruptedTest {

  @TempDir Path folder;

  private List<byte[]> files;
  private Watched watched;
  private List<String> expected;

  @BeforeEach
  void cut() throws IOException {
    Ring ring = Ring.of(Path.of("samples/three-reconnects.pcapng"));
    files = ring.files(ring.frames.size() / 10);
    watched = new Watched(folder, Settling.Times.standard(), List.of());
    expected = Watched.analyzed(ring.whole(folder), Optional.empty());
  }

  private void putFrom(int first) throws IOException {
    for (int i = first; i < files.size(); i++) {
      watched.put(i + 1, files.get(i));
    }
  }

  private void assertAllTold() throws IOException {
    assertEquals(new TreeSet<>(expected), new TreeSet<>(watched.uids()));
    assertEquals(expected.size(), watched.uids().size());
  }

  /** Files of which there are records. */
  private int read() {
    try {
      return Files.exists(watched.output)
          ? (int)
              watched.lines().stream().filter(l -> l.contains("\"recordType\":\"capture\"")).count()
          : 0;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Between two files, as by SIGTERM: what is open is not told as over. */
  @Test
  void aStopDuringEndLeavesTheRestForTheNextStart() throws IOException {
    putFrom(0);
    AtomicInteger asked = new AtomicInteger(); // before each file
    watched.meanwhile = () -> watched.stopped = asked.incrementAndGet() > 5;
    watched.once(true);
    assertTrue(read() > 0 && read() < files.size());
    assertEquals(List.of(), watched.uids());
    watched.meanwhile = () -> {};
    watched.stopped = false;
    watched.once(true);
    assertAllTold();
  }

  @Test
  void aFolderThatIsAwayForAWhileLosesNothing() throws IOException {
    putFrom(0);
    Path away = watched.folder.resolveSibling("away");
    AtomicInteger asked = new AtomicInteger();
    watched.meanwhile =
        () -> {
          if (asked.incrementAndGet() == 5) {
            watched.folder.toFile().renameTo(away.toFile());
          } else if (watched.remarks.stream().anyMatch(r -> r.contains("waiting for it"))) {
            away.toFile().renameTo(watched.folder.toFile());
          }
          watched.stopped = read() == files.size();
        };
    watched.follow();
    assertEquals(1, watched.lines().stream().filter(l -> l.contains("watch.folder")).count());
    assertTrue(watched.remarks.stream().anyMatch(r -> r.contains("is there again")));
    watched.meanwhile = () -> {};
    watched.stopped = false;
    watched.once(true);
    assertAllTold();
  }

  /** As on a full disk, of which the system says nothing but that. */
  @Test
  void aCheckpointThatCannotBeWrittenIsNamedAndTheOneBeforeStays() throws IOException {
    watched.put(1, files.get(0));
    watched.once(false);
    String before = Files.readString(watched.state);
    Path next = Files.createDirectory(Path.of(watched.state + ".new"));
    Path inTheWay = Files.createFile(next.resolve("in the way"));
    putFrom(1);
    IOException said = assertThrows(IOException.class, () -> watched.once(true));
    String whole = "cannot write the checkpoint " + watched.state + ": ";
    assertTrue(said.getMessage().startsWith(whole), said.getMessage());
    assertEquals(before, Files.readString(watched.state));
    Files.delete(inTheWay);
    Files.delete(next);
    watched.once(true);
    assertAllTold();
  }
}
