package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.icascope.session.Settling;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Remarks on bytes and on files: each record once, however often the watch is started. */
class WatchDiagnosticsTest {

  private static final long SECOND = 1_000_000_000L;

  private static final long HOUR = 3600 * SECOND;

  @TempDir Path folder;

  private final List<byte[]> files = new ArrayList<>();
  private Watched watched;

  /**
   * Six connections without keys, a session with cut frames, and both later again: as other
   * connections, as those that stay open are given up after four hours.
   */
  @BeforeEach
  void cut() throws IOException {
    Ring ring = Ring.of(Path.of("samples/cut-frames.pcap"), Path.of("samples/tls-reconnect.pcap"));
    files.addAll(ring.files(50));
    Ring later = ring.later(6 * HOUR);
    for (int hours : new int[] {5, 7}) { // what is silent is looked for after each file
      ring.tick(ring.firstNanos() + hours * HOUR);
      files.add(ring.pcap(ring.frames.size() - 1, ring.frames.size()));
    }
    files.addAll(files.size() - 1, later.files(50));
    watched = watched("one");
  }

  private Watched watched(String name) throws IOException {
    return new Watched(folder.resolve(name), Settling.Times.standard(), List.of());
  }

  private static List<String> remarks(Watched watched) throws IOException {
    return watched.lines().stream().filter(l -> l.contains("\"diagnostic\"")).toList();
  }

  private static TreeSet<String> uids(List<String> records) {
    TreeSet<String> uids = new TreeSet<>();
    records.forEach(line -> uids.add(line.replaceAll(".*\"uid\":\"(\\w{16})\".*", "$1")));
    return uids;
  }

  private static void put(List<byte[]> files, Watched watched) throws IOException {
    for (int i = 0; i < files.size(); i++) {
      watched.put(i + 1, files.get(i));
    }
  }

  @Test
  void runsThatFindNothingNewAddNothing() throws IOException {
    put(files, watched);
    Files.writeString(watched.folder.resolve("notes.txt"), "no capture");
    for (boolean end : new boolean[] {false, true}) {
      watched.once(end);
      int records = watched.lines().size();
      for (int i = 0; i < 3; i++) {
        watched.once(end);
        List<String> more = watched.lines().subList(records, watched.lines().size());
        assertEquals(List.of(), more.stream().map(l -> l.substring(0, 400)).toList());
      }
    }
    assertEquals(2 * 4 + 1, remarks(watched).size()); // analyze of the sample has 4
  }

  @Test
  void restartsAfterEachFileTellTheSameRemarksWithTheSameCounts() throws IOException {
    put(files, watched);
    watched.once(true);
    Watched restarted = watched("restarted");
    for (int i = 0; i < files.size(); i++) {
      restarted.put(i + 1, files.get(i));
      restarted.once(i == files.size() - 1);
    }
    assertEquals(remarks(watched).size(), remarks(restarted).size());
    assertEquals(uids(remarks(watched)), uids(remarks(restarted)));
    assertEquals(counts(watched), counts(restarted));
  }

  private static List<String> counts(Watched watched) throws IOException {
    return remarks(watched).stream()
        .map(l -> l.replaceAll(".*\"uid\":\"(\\w{16})\".*\"count\":(\\d+).*", "$1 $2"))
        .sorted()
        .toList();
  }

  /** {@code analyze} of the sample says it once. */
  @Test
  void eachHourIsCountedByItself() throws IOException {
    put(files, watched);
    watched.once(true);
    List<String> resynchronized =
        remarks(watched).stream().filter(l -> l.contains("\"ica.resynchronized\"")).toList();
    assertEquals(2, resynchronized.size());
    assertTrue(resynchronized.get(0).contains("\"startTime\":\"2026-03-02T09:00:00.000000Z\""));
    assertTrue(resynchronized.get(1).contains("\"startTime\":\"2026-03-02T15:00:00.000000Z\""));
    assertEquals(remarks(watched).size(), uids(remarks(watched)).size());
  }

  /** A mount point whose disk is away for a while, and the watch is started meanwhile. */
  @Test
  void anEmptyFolderForgetsNothing() throws IOException {
    put(files, watched);
    watched.once(false);
    List<String> records = watched.lines();
    String state = Files.readString(watched.state);
    Path disk = Files.move(watched.folder, watched.folder.resolveSibling("disk"));
    Files.createDirectory(watched.folder);
    watched.once(false);
    assertEquals(1, watched.remarks.size(), watched.remarks::toString);
    assertTrue(watched.remarks.get(0).endsWith("is empty, nothing is read: is its disk mounted?"));
    assertEquals(state, Files.readString(watched.state));
    Files.delete(watched.folder);
    Files.move(disk, watched.folder);
    watched.once(false);
    assertEquals(records.size(), watched.lines().size());
    assertEquals(1, watched.remarks.size(), watched.remarks::toString);
  }

  @Test
  void filesThatAreGoneAreRemarkedOnOnce() throws IOException {
    put(files, watched);
    Files.writeString(watched.folder.resolve("notes.txt"), "no capture");
    watched.once(false);
    int before = remarks(watched).size();
    for (int i = 1; i <= files.size(); i++) {
      Files.delete(watched.folder.resolve(Ring.name(i)));
    }
    for (int i = 0; i < 3; i++) {
      watched.once(false);
    }
    List<String> gaps = remarks(watched).subList(before, remarks(watched).size());
    assertEquals(1, gaps.stream().filter(l -> l.contains("was read last is gone")).count());
    assertTrue(gaps.stream().allMatch(l -> l.contains("watch.gap")), gaps::toString);
    assertEquals(uids(gaps).size(), gaps.size(), gaps::toString);
  }

  @Test
  void aRemarkBeforeTheFirstFileNamesNone() throws IOException {
    Files.writeString(watched.folder.resolve("notes.txt"), "no capture");
    watched.once(false);
    assertEquals(1, watched.lines().size());
    assertFalse(watched.lines().get(0).contains("captureFile"), watched.lines().get(0));
  }
}
