package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icascope.session.Settling;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is held while a capture goes on does not depend on how long it does. */
class WatchMemoryTest {

  private static final long SECOND = 1_000_000_000L;

  @TempDir Path folder;

  private EndlessAnalysis analysis(EndlessAnalysis.Teller teller) {
    AnalysisOptions options =
        new AnalysisOptions(
            List.of(),
            InputStream.nullInputStream(),
            PortOptions.parse(List.of()),
            false,
            false,
            false,
            Optional.empty(),
            List.of(),
            false,
            () -> false);
    return new EndlessAnalysis(options, Settling.Times.standard(), teller);
  }

  private static int sum(Settling.Held held) {
    return held.sessions() + held.incidents() + held.events() + held.flows();
  }

  @Test
  void thousandsOfFilesWithSessionsThatBreakLeaveNothingBehind() throws IOException {
    Ring sample = Ring.of(Path.of("samples/server-outage.pcapng"));
    int[] sessions = {0};
    EndlessAnalysis analysis =
        analysis(
            (all, told) ->
                sessions[0] += told.sessions().cardinality() - told.running().cardinality());
    Path file = folder.resolve("ring.pcap");
    List<Integer> held = new ArrayList<>();
    for (int i = 0; i < 400; i++) { // one every six hours: a hundred days
      Ring copy = sample.later(i * 21_600 * SECOND);
      Files.write(file, copy.pcap(0, copy.frames.size()));
      analysis.read(file.toString(), copy.firstNanos());
      copy.tick(copy.lastNanos() + 9_000 * SECOND); // copies have the same tickets: one at a time
      Files.write(file, copy.pcap(copy.frames.size() - 1, copy.frames.size()));
      analysis.read(file.toString(), copy.lastNanos());
      copy.tick(copy.lastNanos() + 1_800 * SECOND);
      Files.write(file, copy.pcap(copy.frames.size() - 1, copy.frames.size()));
      analysis.read(file.toString(), copy.lastNanos());
      held.add(sum(analysis.settling().held()));
    }
    int early = held.subList(0, 80).stream().mapToInt(n -> n).max().orElseThrow();
    int late = held.subList(80, 400).stream().mapToInt(n -> n).max().orElseThrow();
    assertTrue(late <= early, "held at most " + early + " at first, then " + late);
    int each =
        Watched.analyzed(sample.whole(folder), Optional.empty()).stream()
            .filter(uid -> uid.startsWith("session"))
            .toList()
            .size();
    assertTrue(sessions[0] >= 399 * each, "sessions told: " + sessions[0] + " of " + 400 * each);
  }

  @Test
  void aSessionThatLastsForDaysIsToldOnceInAnHour() throws IOException {
    Ring sample = Ring.of(Path.of("samples/clean-session.pcap"));
    Ring begin = new Ring();
    begin.frames.addAll(sample.frames.subList(0, sample.frames.size() / 2));
    Ring rest = new Ring();
    rest.frames.addAll(sample.frames.subList(sample.frames.size() / 2, sample.frames.size()));
    List<Integer> running = new ArrayList<>();
    List<Integer> over = new ArrayList<>();
    EndlessAnalysis analysis =
        analysis(
            (all, told) -> {
              running.add(told.running().cardinality());
              over.add(told.sessions().cardinality() - told.running().cardinality());
            });
    Path file = folder.resolve("ring.pcap");
    Files.write(file, begin.pcap(0, begin.frames.size()));
    analysis.read(file.toString(), begin.firstNanos());
    Ring.Cut alive = begin.frames.get(begin.frames.size() - 1);
    for (int i = 1; i <= 72; i++) { // a sign of life every twenty minutes, for a day
      Ring tick = new Ring();
      tick.frames.add(
          new Ring.Cut(
              alive.nanos() + i * 1200 * SECOND,
              alive.bytes(),
              alive.originalLength(),
              alive.linkType()));
      Files.write(file, tick.pcap(0, 1));
      analysis.read(file.toString(), tick.firstNanos());
    }
    assertEquals(24, running.stream().mapToInt(n -> n).sum());
    assertEquals(0, over.stream().mapToInt(n -> n).sum());
    Ring late = rest.later(86_400 * SECOND);
    Files.write(file, late.pcap(0, rest.frames.size()));
    analysis.read(file.toString(), late.firstNanos());
    analysis.end();
    assertEquals(1, over.stream().mapToInt(n -> n).sum());
  }
}
