package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.GZIPOutputStream;
import org.icascope.deliver.RingFile;
import org.icascope.deliver.RingFolder;
import org.icascope.deliver.StateLock;
import org.icascope.session.Settling;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What happens to files of rings: none of it loses or repeats a record. */
class WatchFaultsTest {

  private static final long SECOND = 1_000_000_000L;

  @TempDir Path folder;

  private Ring ring;
  private List<byte[]> files;
  private Watched watched;
  private List<String> expected;

  @BeforeEach
  void cut() throws IOException {
    ring = Ring.of(Path.of("samples/three-reconnects.pcapng"));
    files = ring.files(ring.frames.size() / 10);
    watched = new Watched(folder, Settling.Times.standard(), List.of());
    expected = Watched.analyzed(ring.whole(folder), Optional.empty());
  }

  private void assertAllTold() throws IOException {
    List<String> missing = new ArrayList<>(expected);
    watched.uids().forEach(missing::remove);
    List<String> more = new ArrayList<>(watched.uids());
    expected.forEach(more::remove);
    assertEquals("missing [], more []", "missing " + missing + ", more " + more);
  }

  private void putRest(int from) throws IOException {
    for (int i = from; i < files.size(); i++) {
      watched.put(i + 1, files.get(i));
    }
  }

  private void remarked(String what) {
    assertTrue(watched.remarks.stream().anyMatch(r -> r.contains(what)), watched.remarks::toString);
  }

  @Test
  void aHalfWrittenFileIsReadWhenItIsFinished() throws IOException {
    putRest(0);
    Path last = watched.folder.resolve(Ring.name(files.size()));
    byte[] whole = files.get(files.size() - 1);
    Files.write(last, Arrays.copyOf(whole, whole.length / 2));
    watched.settleMillis = 3_600_000;
    watched.once(false);
    assertEquals(files.size() - 1, captures());
    Files.write(last, whole);
    watched.settleMillis = 0;
    watched.once(true);
    assertAllTold();
  }

  private long captures() throws IOException {
    return watched.lines().stream().filter(l -> l.contains("\"recordType\":\"capture\"")).count();
  }

  @Test
  void aFileThatGrowsAfterItWasTakenAsFinishedIsReadOn() throws IOException {
    putRest(0);
    Path last = watched.folder.resolve(Ring.name(files.size()));
    byte[] whole = files.get(files.size() - 1);
    Files.write(last, Arrays.copyOf(whole, whole.length / 2)); // within a frame
    watched.once(false);
    Files.write(last, whole);
    watched.once(true);
    assertAllTold();
  }

  @Test
  void renamingAndCompressingMakesNoOtherFileOfIt() throws IOException {
    putRest(0);
    watched.once(false);
    Path first = watched.folder.resolve(Ring.name(1));
    Files.move(first, watched.folder.resolve("kept.pcap"));
    Path second = watched.folder.resolve(Ring.name(2));
    try (var out =
        new GZIPOutputStream(Files.newOutputStream(watched.folder.resolve("second.pcap.gz")))) {
      out.write(Files.readAllBytes(second));
    }
    Files.delete(second);
    watched.once(true);
    assertAllTold();
    assertEquals(List.of(), watched.remarks);
  }

  /** Between the look that found it and its turn, as while many files wait to be read. */
  @Test
  void aFileThatIsRenamedBeforeItsTurnIsReadUnderItsNewName() throws IOException {
    putRest(0);
    Path fourth = watched.folder.resolve(Ring.name(4));
    watched.meanwhile =
        () -> {
          if (Files.exists(watched.output) && Files.exists(fourth) && hasRead(1)) {
            fourth.toFile().renameTo(watched.folder.resolve("kept.pcap").toFile());
          }
        };
    watched.once(true);
    assertFalse(Files.exists(fourth));
    assertEquals(List.of("kept.pcap is late and is put in its place"), watched.remarks);
    assertAllTold();
    assertEquals(files.size(), captures());
  }

  private boolean hasRead(int files) {
    try {
      return captures() >= files;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** gzip is at work, or was interrupted, and the file that it reads is still there. */
  @Test
  void aPartOfACompressedFileBesideItTakesNothingAway() throws IOException {
    putRest(0);
    watched.once(false);
    Path second = watched.folder.resolve(Ring.name(2));
    var packed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(packed)) {
      out.write(Files.readAllBytes(second));
    }
    byte[] part = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);
    Files.write(watched.folder.resolve(Ring.name(2) + ".gz"), part);
    watched.once(true);
    assertAllTold();
  }

  /** As tcpdump -W does: another file under the same name, and by chance of the same size. */
  @Test
  void aNameThatIsUsedAgainIsAnotherFile() throws IOException {
    Path folder = Files.createDirectories(watched.folder.resolveSibling("names"));
    Path path = folder.resolve("ring.pcap0");
    RingFolder ring = new RingFolder(folder, 0, own -> false, System::currentTimeMillis);
    byte[] first = files.get(0);
    Files.write(path, first);
    String mark = ring.look().finished().get(0).mark();
    byte[] other = first.clone();
    other[24]++; // seconds of the first frame, behind the 24 bytes of the file header
    Files.write(path, other);
    Files.setLastModifiedTime(path, FileTime.fromMillis(System.currentTimeMillis() + 2000));
    assertNotEquals(mark, ring.look().finished().get(0).mark());
  }

  @Test
  void namesDoNotSayWhatComesFirst() throws IOException {
    for (int i = 0; i < files.size(); i++) {
      watched.put(files.size() - i, files.get(i));
    }
    watched.once(true);
    assertAllTold();
  }

  @Test
  void aLateFileIsPutInItsPlace() throws IOException {
    for (int i = 0; i < files.size(); i++) {
      if (i != 4) {
        watched.put(i + 1, files.get(i));
        watched.once(false);
      }
    }
    watched.put(5, files.get(4));
    watched.once(true);
    remarked("is late and is put in its place");
    assertAllTold();
  }

  @Test
  void aFileThatIsTooLateIsReportedAndPassedOver() throws IOException {
    watched.put(2, files.get(0));
    Ring later = ring.later(7200 * SECOND);
    watched.put(3, later.pcap(0, later.frames.size()));
    watched.once(false);
    Ring early = ring.later(-3600 * SECOND);
    watched.put(1, early.pcap(0, early.frames.size()));
    watched.once(false);
    watched.once(false);
    remarked("is too late");
    assertEquals(1, watched.remarks.size());
  }

  @Test
  void aClockThatWasSetBackBeginsAnew() throws IOException {
    Ring later = ring.later(7200 * SECOND);
    watched.put(1, later.pcap(0, later.frames.size()));
    watched.put(2, later.pcap(0, 10));
    watched.once(false);
    for (int i = 0; i < files.size(); i++) {
      watched.put(i + 3, files.get(i));
      watched.once(i == files.size() - 1);
    }
    remarked("the clock was set back");
    TreeSet<String> told = new TreeSet<>(watched.uids());
    assertTrue(told.containsAll(expected));
    assertEquals(told.size(), watched.uids().size());
  }

  @Test
  void filesThatAreGoneAreNoCrashAndAreTold() throws IOException {
    putRest(0);
    watched.once(false);
    for (int i = 1; i < files.size() - 2; i++) {
      Files.delete(watched.folder.resolve(Ring.name(i)));
    }
    watched.once(true);
    remarked("files are gone that are needed to go on");
    List<String> sessions =
        watched.uids().stream().filter(uid -> uid.startsWith("session ")).toList();
    assertEquals(1, sessions.size(), watched.uids()::toString);
    assertEquals(new TreeSet<>(watched.uids()).size(), watched.uids().size());
  }

  @Test
  void aFileThatGoesBeforeItIsReadLeavesAGap() throws IOException {
    putRest(0);
    Files.delete(watched.folder.resolve(Ring.name(5)));
    watched.once(true);
    assertTrue(watched.uids().stream().anyMatch(uid -> uid.startsWith("session ")));
  }

  @Test
  void aCorruptFileIsReportedOnceAndPassedOver() throws IOException {
    putRest(0);
    Files.writeString(
        watched.folder.resolve("ring_00003_20260101000001.pcap"), "no capture at all");
    watched.once(false);
    watched.once(true);
    remarked("cannot be read");
    assertEquals(1, watched.remarks.size());
    assertAllTold();
  }

  @Test
  void aRingThatLostTheBeginningOfASessionStillTellsItAsTheSame() throws IOException {
    Ring clean = Ring.of(Path.of("samples/clean-session.pcap"));
    List<String> whole = Watched.analyzed(clean.whole(folder), Optional.empty());
    String session = whole.stream().filter(u -> u.startsWith("session")).findFirst().orElseThrow();
    List<byte[]> parts = clean.files(clean.frames.size() / 6);
    for (int i = 0; i < parts.size(); i++) {
      watched.put(i + 1, parts.get(i));
      watched.once(i == parts.size() - 1);
      if (i >= 2) {
        Files.delete(watched.folder.resolve(Ring.name(i - 1)));
      }
    }
    assertTrue(watched.uids().contains(session), watched.uids()::toString);
    assertEquals(1, watched.uids().stream().filter(u -> u.startsWith("session")).count());
  }

  @Test
  void twoAtATimeAreRefused() throws IOException {
    putRest(0);
    StateLock lock = StateLock.of(watched.state);
    assertThrows(IOException.class, () -> watched.once(true));
    lock.close();
  }

  @Test
  void aDamagedCheckpointIsNotTakenForABeginning() throws IOException {
    putRest(0);
    watched.once(false);
    Files.writeString(watched.state, Files.readString(watched.state).replace("base 0", "base 1"));
    assertThrows(IOException.class, () -> watched.once(true));
  }

  @Test
  void theCheckpointIsForItsOwnerOnly() throws IOException {
    putRest(0);
    watched.once(true);
    assertEquals(
        "rw-------",
        java.nio.file.attribute.PosixFilePermissions.toString(
            Files.getPosixFilePermissions(watched.state)));
  }

  /** tcpdump -z gzip packs a file as soon as it is full, also one that was taken as finished. */
  @Test
  void whatWasAddedBeforeAFileWasCompressedIsRead() throws IOException {
    putRest(0);
    Path last = watched.folder.resolve(Ring.name(files.size()));
    byte[] whole = files.get(files.size() - 1);
    Files.write(last, Arrays.copyOf(whole, whole.length / 2));
    watched.once(false);
    Files.delete(last);
    try (var out = new GZIPOutputStream(Files.newOutputStream(Path.of(last + ".gz")))) {
      out.write(whole);
    }
    watched.once(true);
    assertAllTold();
  }

  @Test
  void aFileThatIsAnotherByNowIsSeenBeforeItIsRead() throws IOException {
    watched.put(1, files.get(0));
    RingFolder ring = new RingFolder(watched.folder, 0, own -> false, System::currentTimeMillis);
    RingFile found = ring.look().finished().get(0);
    assertTrue(ring.isStill(found));
    Path path = Path.of(found.path());
    FileTime time = Files.getLastModifiedTime(path);
    byte[] other = files.get(0).clone();
    other[24]++; // seconds of the first frame
    Files.write(path, other);
    Files.setLastModifiedTime(path, time); // of the same size and time
    assertFalse(ring.isStill(found));
    assertNotEquals(found.mark(), ring.look().finished().get(0).mark());
  }

  @Test
  void aFileWithoutBytesIsWaitedFor() throws IOException {
    putRest(0);
    Files.createFile(watched.folder.resolve("ring_00099_20260101000001.pcap"));
    watched.once(true);
    assertEquals(List.of(), watched.remarks);
    assertAllTold();
  }

  @Test
  void aNoteThatGrowsIsReportedOnce() throws IOException {
    putRest(0);
    Path notes = watched.folder.resolve("notes.txt");
    for (int i = 0; i < 3; i++) {
      Files.writeString(notes, "no capture ".repeat(10 * (i + 1)));
      watched.once(false);
    }
    remarked("notes.txt cannot be read");
    assertEquals(1, watched.remarks.size(), watched.remarks::toString);
  }

  @Test
  void aFileThatIsDamagedInTheMiddleIsRemarkedOnOnce() throws IOException {
    byte[] damaged = files.get(3).clone();
    Arrays.fill(damaged, damaged.length / 2, damaged.length / 2 + 400, (byte) 0xff);
    files.set(3, damaged);
    putRest(0);
    watched.once(false);
    int remarks = watched.remarks.size();
    assertEquals(1, remarks, watched.remarks::toString);
    watched.once(false);
    watched.once(true);
    assertEquals(remarks, watched.remarks.size(), watched.remarks::toString);
  }
}
