package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.icascope.session.Settling;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A capture that is cut into files, watched, stopped and gone on with tells the same records as
 * {@code analyze} tells of the whole: the same uids, each once.
 */
class WatchLikeAnalyzeTest {

  private static final long SECOND = 1_000_000_000L;

  private static final long DAY = 86_400 * SECOND;

  @TempDir Path folder;

  static Stream<Path> captures() throws IOException {
    List<Path> all = new ArrayList<>();
    for (Path place :
        List.of(
            Path.of("samples"),
            Path.of(System.getProperty("captures.dir", "../shared/captures"), "scenarios"))) {
      if (Files.isDirectory(place)) {
        try (Stream<Path> files = Files.list(place)) {
          files.filter(f -> f.toString().matches(".*\\.pcap(ng)?")).sorted().forEach(all::add);
        }
      }
    }
    return all.stream();
  }

  private static Optional<Path> keys(Path capture) {
    return capture.toString().contains("tls-with-keys") ? Optional.of(capture) : Optional.empty();
  }

  private Watched watched(Path capture, Settling.Times times) throws IOException {
    List<KeyFile> keys = new ArrayList<>();
    if (keys(capture).isPresent()) {
      keys.add(new KeyFile(capture.toString(), Files.readAllBytes(capture)));
    }
    return new Watched(folder, times, keys);
  }

  private static void assertSame(List<String> expected, List<String> told) {
    List<String> missing = new ArrayList<>(expected);
    told.forEach(missing::remove);
    List<String> more = new ArrayList<>(told);
    expected.forEach(more::remove);
    assertEquals("missing [], more []", "missing " + missing + ", more " + more);
    assertEquals(new TreeSet<>(told).size(), told.size());
  }

  @ParameterizedTest
  @MethodSource("captures")
  void manySmallFilesAreOneCapture(Path capture) throws IOException {
    Ring ring = Ring.of(capture);
    if (!ring.isUniform()) {
      return;
    }
    Watched watched = watched(capture, Settling.Times.standard());
    List<byte[]> files = ring.files(Math.max(1, ring.frames.size() / 12));
    for (int i = 0; i < files.size(); i++) {
      watched.put(i + 1, files.get(i));
    }
    watched.once(true);
    assertSame(Watched.analyzed(ring.whole(folder), keys(capture)), watched.uids());
  }

  @ParameterizedTest
  @MethodSource("captures")
  void whatIsOverIsToldWhileTheCaptureGoesOn(Path capture) throws IOException {
    Ring ring = Ring.of(capture);
    if (!ring.isUniform()) {
      return;
    }
    long last = ring.lastNanos();
    for (int i = 1; i <= 30; i++) {
      ring.tick(last + i * 3600 * SECOND);
    }
    Watched watched = watched(capture, new Settling.Times(600 * SECOND, DAY, 1L << 60));
    List<byte[]> files = ring.files(Math.max(1, ring.frames.size() / 12));
    for (int i = 0; i < files.size(); i++) {
      watched.put(i + 1, files.get(i));
    }
    watched.once(false);
    assertSame(Watched.analyzed(ring.whole(folder), keys(capture)), watched.uids());
  }

  @ParameterizedTest
  @MethodSource("captures")
  void whatIsForgottenEarlyWasToldBefore(Path capture) throws IOException {
    Ring ring = Ring.of(capture);
    if (!ring.isUniform()) {
      return;
    }
    long last = ring.lastNanos();
    for (int i = 1; i <= 16; i++) {
      ring.tick(last + i * 1200 * SECOND);
    }
    Watched watched = watched(capture, new Settling.Times(600 * SECOND, 300 * SECOND, 1L << 60));
    List<byte[]> files = ring.files(Math.max(1, ring.frames.size() / 12));
    for (int i = 0; i < files.size(); i++) {
      watched.put(i + 1, files.get(i));
    }
    watched.once(false);
    assertSame(
        withoutFindings(Watched.analyzed(ring.whole(folder), keys(capture))),
        withoutFindings(watched.uids()));
  }

  /** Findings on many things are made period by period. */
  private static List<String> withoutFindings(List<String> uids) {
    return uids.stream().filter(uid -> !uid.startsWith("finding")).toList();
  }

  @ParameterizedTest
  @MethodSource("captures")
  void aRestartAfterEveryFileLosesAndRepeatsNothing(Path capture) throws IOException {
    Ring ring = Ring.of(capture);
    if (!ring.isUniform()) {
      return;
    }
    long last = ring.lastNanos();
    for (int i = 1; i <= 6; i++) {
      ring.tick(last + i * 1800 * SECOND);
    }
    Settling.Times times = new Settling.Times(600 * SECOND, 900 * SECOND, 1L << 60);
    List<byte[]> files = ring.files(Math.max(1, ring.frames.size() / 6));
    Watched restarted = watched(capture, times);
    for (int i = 0; i < files.size(); i++) {
      restarted.put(i + 1, files.get(i));
      restarted.once(i == files.size() - 1);
    }
    assertTrue(restarted.remarks.isEmpty(), restarted.remarks::toString);
    List<String> told = restarted.uids();
    Files.delete(restarted.output);
    Files.delete(restarted.state);
    restarted.once(true);
    assertSame(restarted.uids(), told);
    List<String> analyzed = Watched.analyzed(ring.whole(folder), keys(capture));
    assertSame(withoutFindings(analyzed), withoutFindings(told));
  }
}
