package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.icascope.session.Settling;
import org.junit.jupiter.api.Test;
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

  /** Of more of them larger captures would take minutes. */
  private static final long SMALL_BYTES = 300_000;

  /** Findings that do. */
  private static final Pattern ADDED_UP =
      Pattern.compile(
          "finding (weak-ica-encryption|ica-without-reliability|auto-client-reconnect) ");

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

  /** {@code --max-lateness}: it is about files only, and changes nothing of what is told. */
  private static List<Long> latenesses(Path capture) throws IOException {
    long standard = Settling.Times.standard().latenessNanos();
    return Files.size(capture) > SMALL_BYTES
        ? List.of(0L, standard)
        : List.of(0L, SECOND, 5 * SECOND, standard);
  }

  private Watched watched(Path capture, Settling.Times times) throws IOException {
    return watched(folder, capture, times);
  }

  private static Watched watched(Path folder, Path capture, Settling.Times times)
      throws IOException {
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
    List<byte[]> files = ring.files(Math.max(1, ring.frames.size() / 12));
    List<String> analyzed = Watched.analyzed(ring.whole(folder), keys(capture));
    for (long lateness : latenesses(capture)) {
      Settling.Times times = Settling.Times.standard().withLateness(lateness);
      Watched watched = watched(folder.resolve("late" + lateness), capture, times);
      for (int i = 0; i < files.size(); i++) {
        watched.put(i + 1, files.get(i));
      }
      watched.once(true);
      assertSame(analyzed, watched.uids());
    }
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
    Watched watched = watched(capture, new Settling.Times(0, DAY, 1L << 60));
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
    Watched watched = watched(capture, new Settling.Times(0, 300 * SECOND, 1L << 60));
    List<byte[]> files = ring.files(Math.max(1, ring.frames.size() / 12));
    for (int i = 0; i < files.size(); i++) {
      watched.put(i + 1, files.get(i));
    }
    watched.once(false);
    assertSame(
        withoutFindings(Watched.analyzed(ring.whole(folder), keys(capture))),
        withoutFindings(watched.uids()));
  }

  /** As on a site where some sessions are over in an hour, and those that came of them go on. */
  @ParameterizedTest
  @MethodSource("captures")
  void whatOnePeriodForgetsIsJudgedTogether(Path capture) throws IOException {
    Ring ring = Ring.of(capture);
    long hour = 3600 * SECOND;
    if (!ring.isUniform() || ring.firstNanos() / hour != ring.lastNanos() / hour) {
      return;
    }
    int traffic = ring.frames.size();
    ring.tick(ring.lastNanos() + 3700 * SECOND);
    ring.tick(ring.lastNanos() + 3700 * SECOND);
    Watched watched = watched(capture, new Settling.Times(0, hour, 1L << 60));
    watched.put(1, ring.pcap(0, traffic));
    watched.put(2, ring.pcap(traffic, traffic + 1));
    watched.put(3, ring.pcap(traffic + 1, traffic + 2));
    watched.once(true);
    List<String> analyzed = Watched.analyzed(ring.whole(folder), keys(capture));
    assertSame(withoutFindings(analyzed), withoutFindings(watched.uids()));
    if (analyzed.stream().noneMatch(uid -> uid.startsWith("finding reconnect-storm"))) {
      assertSame(ofIncidents(analyzed), ofIncidents(watched.uids()));
    }
  }

  /** Without findings that add up sessions which have nothing else in common. */
  private static List<String> ofIncidents(List<String> uids) {
    return uids.stream().filter(uid -> !ADDED_UP.matcher(uid).lookingAt()).toList();
  }

  /** Findings on many things are made period by period. */
  private static List<String> withoutFindings(List<String> uids) {
    return uids.stream().filter(uid -> !uid.startsWith("finding")).toList();
  }

  /** What is judged together depends on when one looks, and must not depend on it. */
  @ParameterizedTest
  @MethodSource("captures")
  void theMomentOfALookMakesNoDifference(Path capture) throws IOException {
    Ring ring = Ring.of(capture);
    if (!ring.isUniform() || Files.size(capture) > SMALL_BYTES) {
      return;
    }
    int traffic = ring.frames.size();
    long first = ring.firstNanos();
    long last = ring.lastNanos();
    long wait = new Settling.Times(0, DAY, DAY).holdNanos();
    long step = (last - first + 240 * SECOND) / 120;
    for (long time = Math.max(last, first + wait);
        time < last + wait + 240 * SECOND;
        time += step) {
      ring.tick(time);
    }
    Watched watched = watched(capture, new Settling.Times(0, DAY, 1L << 60));
    watched.put(1, ring.pcap(0, traffic));
    for (int i = traffic; i < ring.frames.size(); i++) {
      watched.put(i, ring.pcap(i, i + 1));
    }
    watched.once(true);
    assertSame(Watched.analyzed(ring.whole(folder), keys(capture)), watched.uids());
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
    List<byte[]> files = ring.files(Math.max(1, ring.frames.size() / 6));
    List<String> analyzed = Watched.analyzed(ring.whole(folder), keys(capture));
    for (long lateness : latenesses(capture)) {
      Settling.Times times = new Settling.Times(lateness, 900 * SECOND, 1L << 60);
      Watched restarted = watched(folder.resolve("late" + lateness), capture, times);
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
      assertSame(withoutFindings(analyzed), withoutFindings(told));
    }
  }

  private void assertSameWhileItGoesOn(Ring ring) throws IOException {
    for (int i = 1; i <= 12; i++) { // what is silent is over after 4 hours
      ring.tick(ring.lastNanos() + 1800 * SECOND);
    }
    Watched watched =
        new Watched(folder, new Settling.Times(0, 3600 * SECOND, 1L << 60), List.of());
    List<byte[]> files = ring.files(1 + ring.frames.size() / 40);
    for (int i = 0; i < files.size(); i++) {
      watched.put(i + 1, files.get(i));
    }
    watched.once(false);
    assertSame(
        withoutFindings(Watched.analyzed(ring.whole(folder), Optional.empty())),
        withoutFindings(watched.uids()));
  }

  /** The gateway of one sample checks the health of the servers of the other, one goes down. */
  @Test
  void checksOfAGatewayThatHasSessionsElsewhereAreNoFailures() throws IOException {
    Ring ring =
        Ring.of(Path.of("samples/netscaler-reset.pcap"), Path.of("samples/server-outage.pcapng"));
    List<String> told = Watched.analyzed(ring.whole(folder), Optional.empty());
    assertEquals(3, told.stream().filter(uid -> uid.startsWith("event probe ")).count());
    assertSameWhileItGoesOn(ring);
  }

  /** Who knocks steadily and in vain looks like a health check until it has a session. */
  @Test
  void aUserIsOneAlsoWhereThatShowsLater() throws IOException {
    Ring session = Ring.of(Path.of("samples/clean-session.pcap"));
    Ring ring = new Ring();
    for (int i = 0; i < 6; i++) {
      ring.frames.add(knock(session.frames.get(0), i + 1, (60 * i - 1000) * SECOND));
    }
    for (int i = 0; i < 9; i++) {
      ring.tick(session.firstNanos() + (10 * i - 95) * SECOND);
    }
    ring.add(session);
    assertSameWhileItGoesOn(ring);
  }

  /** A SYN from a later port; its sequence number makes up for that in the checksum. */
  private static Ring.Cut knock(Ring.Cut syn, int port, long laterNanos) {
    byte[] bytes = syn.bytes().clone();
    bytes[35] += port; // Ethernet and an IPv4 header without options before it
    bytes[41] -= port;
    return new Ring.Cut(syn.nanos() + laterNanos, bytes, syn.originalLength(), syn.linkType());
  }

  /** Keys that come with the second file open what is in it. */
  @Test
  void keysThatGrowWhileItRunsOpenWhatComesThen() throws IOException {
    Path capture = Path.of("samples/tls-with-keys.pcapng");
    Ring ring = Ring.of(capture); // without the secrets in it
    List<String> analyzed = Watched.analyzed(ring.whole(folder), Optional.of(capture));
    Ring before = new Ring();
    before.frames.add(ring.frames.get(0));
    before.tick(ring.firstNanos() - SECOND);
    Watched watched = new Watched(folder, Settling.Times.standard(), List.of());
    watched.put(1, before.pcap(1, 2));
    watched.put(2, ring.pcap(0, ring.frames.size()));
    List<KeyFile> keys = List.of(new KeyFile(capture.toString(), Files.readAllBytes(capture)));
    List<List<KeyFile>> growing = new ArrayList<>(List.of(List.of(), keys));
    watched.growing = () -> growing.isEmpty() ? List.of() : growing.remove(0);
    watched.once(true);
    assertTrue(analyzed.stream().anyMatch(uid -> uid.startsWith("session ")));
    assertSame(analyzed, watched.uids());
  }

  /**
   * The client asks for EDT once more when it has its session over TCP already. Only when nothing
   * more comes of that it is known that the session began with EDT, which its uid depends on.
   */
  @Test
  void anAttemptThatOutlastsTheBeginningOfItsSessionStillBelongsToIt() throws IOException {
    Optional<Path> capture =
        captures().filter(c -> c.endsWith("29-edt-fallback-to-tcp.pcap")).findFirst();
    assumeTrue(capture.isPresent(), "needs the scenarios of captures.dir");
    Ring ring = Ring.of(capture.get());
    Ring.Cut again = ring.frames.remove(1); // the second request; the session begins after 2.2 s
    long late = ring.firstNanos() + 20 * SECOND;
    int place = (int) ring.frames.stream().filter(f -> f.nanos() < late).count();
    ring.frames.add(
        place, new Ring.Cut(late, again.bytes(), again.originalLength(), again.linkType()));
    int traffic = ring.frames.size();
    long last = ring.lastNanos();
    for (int i = 1; i <= 100; i++) {
      ring.tick(last + 10 * i * SECOND);
    }
    List<String> analyzed = Watched.analyzed(ring.whole(folder), Optional.empty());
    for (long lateness : latenesses(capture.get())) {
      Settling.Times times = new Settling.Times(lateness, DAY, 1L << 60);
      Watched watched = watched(folder.resolve("late" + lateness), capture.get(), times);
      watched.put(1, ring.pcap(0, traffic));
      for (int i = traffic; i < ring.frames.size(); i++) {
        watched.put(i, ring.pcap(i, i + 1));
      }
      watched.once(true);
      assertSame(analyzed, watched.uids());
    }
  }
}
