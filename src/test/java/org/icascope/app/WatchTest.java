package org.icascope.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.Frame;
import org.icascope.capture.PcapngSource;
import org.icascope.capture.PcapngWriter;
import org.icascope.session.Event;
import org.icascope.session.EventNews;
import org.icascope.session.News;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is told while frames come, against what is found in the end. */
class WatchTest {

  /** Remembers what it is told; the present is what the test says. */
  private static final class Listener implements Watch {
    final List<News> told = new ArrayList<>();
    final CountDownLatch overdue;
    volatile long now;

    Listener(int awaited) {
      overdue = new CountDownLatch(awaited);
    }

    @Override
    public void tell(News news, EventNews names) {
      told.add(news);
      if (news.kind() == News.Kind.OVERDUE) {
        overdue.countDown();
      }
    }

    @Override
    public long nowNanos() {
      return now;
    }

    /** How often each type was told and not taken back. */
    Map<String, Integer> byType() {
      Map<String, Integer> counts = new TreeMap<>();
      for (News news : told) {
        counts.merge(
            news.event().type(), news.kind() == News.Kind.TAKEN_BACK ? -1 : 1, Integer::sum);
      }
      counts.values().removeIf(count -> count == 0);
      return counts;
    }
  }

  private static AnalysisOptions options(String file, InputStream in) {
    return AnalysisOptions.of(List.of(file), in);
  }

  private static Map<String, Integer> types(List<Event> events) {
    Map<String, Integer> counts = new TreeMap<>();
    events.forEach(event -> counts.merge(event.type(), 1, Integer::sum));
    return counts;
  }

  @ParameterizedTest
  @MethodSource("org.icascope.samples.SampleFiles#captures")
  void everyEventOfASampleIsToldOnce(Path sample) throws IOException {
    Listener listener = new Listener(1);
    InputStream none = InputStream.nullInputStream();
    AnalysisRun run =
        CaptureAnalysis.watch(options(sample.toString(), none), Progress.NONE, listener);
    AnalysisRun plain = CaptureAnalysis.run(options(sample.toString(), none), Progress.NONE);
    assertEquals(plain.analysis().events(), run.analysis().events());
    assertEquals(types(plain.analysis().events()), listener.byType());
  }

  /** The sample up to its break, as pcapng. */
  private static byte[] untilBreak() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    InputStream none = InputStream.nullInputStream();
    List<String> files = List.of("samples/roaming-reconnect.pcapng");
    try (PcapngWriter writer =
            new PcapngWriter(out, new PcapngSource.Machine("", "", "test").described());
        CaptureSet set = CaptureSet.open(files, none, false)) {
      writer.add(
          new PcapngSource("x", Optional.empty(), 1, 65_535, 9, Optional.empty(), "").described());
      Frame frame = new Frame();
      while (set.next(frame) && frame.number() < 383) { // there the client comes back
        writer.frame(0, frame);
      }
    }
    return out.toByteArray();
  }

  @Test
  void silenceAndTheEndOfPatienceAreToldWhileNothingComes() throws Exception {
    Listener listener = new Listener(2);
    // long after the break: the client is silent, and the 180 s to resume are over
    listener.now = 4_000_000_000_000_000_000L;
    PipedOutputStream sender = new PipedOutputStream();
    PipedInputStream pipe = new PipedInputStream(sender, 1 << 20);
    sender.write(untilBreak());
    sender.flush();
    Thread closer =
        new Thread(
            () -> {
              try (sender) {
                listener.overdue.await(20, TimeUnit.SECONDS);
              } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
              }
            });
    closer.start();
    CaptureAnalysis.watch(options("-", pipe), Progress.NONE, listener);
    closer.join();
    List<String> overdue =
        listener.told.stream()
            .filter(news -> news.kind() == News.Kind.OVERDUE)
            .map(news -> news.event().type())
            .toList();
    assertEquals(List.of("cgp.suspend", "cgp.timeout"), overdue);
    assertTrue(listener.told.stream().allMatch(news -> news.client().equals("192.168.20.47")));
  }
}
