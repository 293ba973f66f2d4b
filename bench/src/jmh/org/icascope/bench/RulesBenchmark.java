package org.icascope.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Finding;
import org.icascope.analyze.Rules;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.CaptureAnalysis;
import org.icascope.app.Progress;
import org.icascope.flow.AddressClaims;
import org.icascope.model.Direction;
import org.icascope.rules.RuleSettings;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.CapturedFrame;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What the rules cost beside everything else: {@link #rules} divided by {@link #everything}. {@code
 * bytes} is a capture of few sessions and many bytes; {@code breaks} one of many short sessions
 * that all break twice, the worst case for rules.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx1g"})
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@State(Scope.Benchmark)
public class RulesBenchmark {
  private static final long CITRIX_BYTES = 36_000_000;
  private static final int SESSIONS = 1_000;

  @Param({"bytes", "breaks"})
  public String capture;

  private Path file;
  private Analysis analysis;

  @Setup
  public void make() throws IOException {
    file = Files.createTempFile("icascope-rules-", ".pcap");
    if (capture.equals("bytes")) {
      new CitrixCapture(false).write(Files.newOutputStream(file), CITRIX_BYTES);
    } else {
      writeBreaks();
    }
    analysis = everything();
  }

  @TearDown
  public void delete() throws IOException {
    Files.delete(file);
  }

  private void writeBreaks() throws IOException {
    Scenario scenario = new Scenario("bench-breaks");
    for (int i = 0; i < SESSIONS; i++) {
      String client = String.format(Locale.ROOT, "10.20.%d.%d:50000", i / 200, 10 + i % 200);
      String server = String.format(Locale.ROOT, "10.50.30.%d:2598", 5 + i % 20);
      CgpSession session = scenario.cgpSession(client, server, i * 0.37).connect().run(5);
      session.breakBySilence().idle(3).resume(51_000).run(5);
      session.breakByReset(Direction.CLIENT_TO_SERVER).idle(1).resume(52_000).run(2).finish();
    }
    try (PcapFile out = new PcapFile(Files.newOutputStream(file))) {
      for (CapturedFrame frame : scenario.frames()) {
        byte[] bytes = frame.bytes();
        out.frame(frame.timeMicros(), bytes, bytes.length);
      }
    }
  }

  /** From the file to the analysis, rules included. */
  @Benchmark
  public Analysis everything() throws IOException {
    AnalysisOptions options =
        AnalysisOptions.of(List.of(file.toString()), InputStream.nullInputStream());
    return CaptureAnalysis.run(options, Progress.NONE).analysis();
  }

  /** The rules alone, over what the run found out. */
  @Benchmark
  public List<Finding> rules() {
    return Rules.findings(
        analysis.captures(),
        analysis.flows(),
        analysis.sessions(),
        analysis.incidents(),
        analysis.events(),
        AddressClaims.NONE,
        RuleSettings.standard());
  }
}
