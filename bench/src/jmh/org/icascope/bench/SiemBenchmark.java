package org.icascope.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.icascope.analyze.Analysis;
import org.icascope.report.AnalysisForTests;
import org.icascope.report.Selection;
import org.icascope.report.siem.SiemFormat;
import org.icascope.report.siem.SiemWriter;
import org.icascope.session.Event;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Records for a SIEM from an analysis to a file, uids included: 100,000 events of all types. One
 * operation is a record, so operations per second are records/s.
 *
 * <p>{@code bench/run --jmh SiemBenchmark}; one core: the collector is the serial one.
 */
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(
    value = 1,
    jvmArgsAppend = {"-XX:+UseSerialGC", "-Xmx256m"})
@Warmup(iterations = 4, time = 2)
@Measurement(iterations = 6, time = 2)
@Threads(1)
@State(Scope.Benchmark)
public class SiemBenchmark {

  private static final int RECORDS = 100_000;

  @Param({"ECS", "OCSF", "CEF", "SYSLOG"})
  public SiemFormat format;

  private Analysis analysis;
  private Path file;

  @Setup
  public void prepare() throws IOException {
    Analysis one = AnalysisForTests.complete();
    List<Event> events = new ArrayList<>(RECORDS);
    for (int i = 0; i < RECORDS; i++) {
      Event event = one.events().get(i % one.events().size());
      events.add(
          new Event(
              event.timeNanos() + i * 1_000L,
              event.at(),
              event.detectedAt(),
              event.session(),
              event.flow(),
              event.incident(),
              event.severity(),
              event.confidence(),
              event.summary(),
              event.detail()));
    }
    analysis =
        new Analysis(
            one.captures(),
            one.flows(),
            one.sessions(),
            one.incidents(),
            events,
            one.findings(),
            List.of(),
            one.traffic());
    file = Files.createTempFile("records", ".log");
  }

  @TearDown
  public void clean() throws IOException {
    Files.delete(file);
  }

  @Benchmark
  @OperationsPerInvocation(RECORDS)
  public long write() throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      SiemWriter.write(Selection.everything(analysis), format, "1", out);
    }
    return Files.size(file);
  }
}
