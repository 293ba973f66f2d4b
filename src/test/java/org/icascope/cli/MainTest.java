package org.icascope.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.analyze.Analysis;
import org.icascope.app.AnalysisOptions;
import org.icascope.app.AnalysisRun;
import org.icascope.capture.CaptureSummary;
import org.icascope.capture.FailedInput;
import org.icascope.model.CitrixPort;
import org.icascope.report.ScenesForTests;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MainTest {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final StringWriter err = new StringWriter();
  private final Map<String, String> variables = new HashMap<>();
  private boolean terminal;
  private boolean errTerminal;
  private AnalysisOptions seen;
  private AnalyzeCommand.Engine engine = answer(ScenesForTests.broken(3, 1, 0));

  @Test
  void theReportGoesToStandardOutputAndNothingElseAnywhere() {
    assertEquals(0, run("analyze", "--tz", "UTC", "a.pcap"));
    assertTrue(text().startsWith("Read branch office.pcapng: 1,234 frames"), text());
    assertTrue(text().contains("Timelines"), text());
    assertEquals("", err.toString());
  }

  @Test
  void quietIsTheFirstScreenOnly() {
    assertEquals(0, run("analyze", "-q", "a.pcap"));
    assertFalse(text().contains("Timelines"), text());
  }

  @Test
  void filesComeFromArgumentsAndFromMinusR() {
    run("analyze", "-n", "-r", "b.pcap", "a.pcap", "-");

    assertEquals(List.of("b.pcap", "a.pcap", "-"), seen.files());
  }

  @Test
  void optionsReachTheAnalysis(@TempDir Path dir) throws IOException {
    Path key = Files.write(dir.resolve("my key"), new byte[] {1, 2, 3});

    assertEquals(
        0,
        run(
            "analyze",
            "--port",
            "12598=CGP",
            "--port",
            "443=ica",
            "--names",
            "--hash",
            "--all-flows",
            "--keep-duplicates",
            "--key-file",
            key.toString(),
            "a.pcap"));
    assertEquals(Optional.of(CitrixPort.CGP), seen.ports().of(12598));
    assertEquals(Optional.of(CitrixPort.ICA), seen.ports().of(443));
    assertEquals(Optional.of(CitrixPort.CGP), seen.ports().of(2598));
    assertTrue(seen.names() && seen.hash() && seen.allFlows() && seen.keepDuplicates());
    assertArrayEquals(new byte[] {1, 2, 3}, seen.fingerprintKey().orElseThrow());
  }

  @Test
  void withoutOptionsNothingIsAskedFor() {
    run("analyze", "a.pcap");

    assertFalse(seen.names() || seen.hash() || seen.allFlows() || seen.keepDuplicates());
    assertEquals(Optional.empty(), seen.fingerprintKey());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--port 70000=cgp a|--port",
        "--port 2598 a|--port",
        "--port 1=rdp a|--port",
        "--format xml a|--format",
        "--table events a|--table",
        "--from 25:00 a|--from",
        "--to nonsense a|--to",
        "--around 1 a|--around",
        "--around 10:00 --from 09:00 a|--around",
        "--window 5 a|--window",
        "--client example.com a|--client",
        "--server 1.2.3.4:99999 a|--server",
        "--session x3 a|--session",
        "--session s4 a|--session",
        "--tz Mars/North a|--tz",
        "--color blue a|--color",
        "--width 39 a|--width",
        "--width wide a|--width",
        "--fail-on fatal a|--fail-on",
        "--key-file /nowhere/at/all a|--key-file",
        "- -|FILE",
        "-n|FILE",
        "--nonsense a|--nonsense"
      })
  void aWrongValueIsNamedInOneLineWithUsageAndExitCode2(String arguments, String option) {
    assertEquals(2, run(("analyze " + arguments).split(" ")));
    List<String> lines = err.toString().lines().toList();
    assertEquals(2, lines.size(), err.toString());
    assertTrue(
        lines.get(0).startsWith("icascope: ") && lines.get(0).contains(option), lines.get(0));
    assertTrue(lines.get(1).startsWith("Usage: icascope analyze [OPTIONS] FILE..."), lines.get(1));
    assertEquals("", text());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nonsense", "--nonsense"})
  void withoutACommandThereIsUsageAndExitCode2(String arguments) {
    assertEquals(2, run(arguments.isEmpty() ? new String[0] : arguments.split(" ")));
    assertTrue(err.toString().startsWith("icascope: "), err.toString());
    assertTrue(err.toString().contains("Usage: icascope COMMAND"), err.toString());
  }

  @Test
  void helpAndVersionGoToStandardOutput() {
    assertEquals(0, run("--version"));
    assertTrue(text().matches("icascope \\S+\\R"), text());
    assertEquals(0, run("analyze", "--help"));
    assertTrue(text().contains("--around=TIME"), text());
    assertTrue(text().contains("130, 143"), text());
    assertEquals("", err.toString());
  }

  @Test
  void anInputThatCannotBeReadIsOneLineAndExitCode1AndTheRestIsReported() {
    engine =
        (options, progress) ->
            new AnalysisRun(
                ScenesForTests.broken(1, 0, 0), List.of(new FailedInput("b.pcap", "no such file")));

    assertEquals(1, run("analyze", "a.pcap", "b.pcap"));
    assertEquals("icascope: b.pcap: no such file\n", err.toString());
    assertTrue(text().startsWith("Read "), text());
  }

  @Test
  void filesPassedOverInAFolderAreOneLineAndNoFailure() {
    engine =
        (options, progress) ->
            new AnalysisRun(
                ScenesForTests.broken(1, 0, 0),
                List.of(new FailedInput("folder", "passed over README.txt (plain text)", true)));

    assertEquals(0, run("analyze", "folder"));
    assertEquals("icascope: note: folder: passed over README.txt (plain text)\n", err.toString());
  }

  @Test
  void whenNoInputCanBeReadThereIsNoReport() {
    engine =
        (options, progress) ->
            new AnalysisRun(
                ScenesForTests.unread(), List.of(new FailedInput("b\n.pcap", "not a capture")));

    assertEquals(1, run("analyze", "b\n.pcap"));
    assertEquals("icascope: b .pcap: not a capture\n", err.toString());
    assertEquals("", text());
  }

  @Test
  void aFileCutShortIsAWarningAndWithStrictExitCode1() {
    engine = answer(cutShort());

    assertEquals(0, run("analyze", "a.pcap"));
    assertEquals("icascope: warning: cut.pcap: the file ends inside a frame\n", err.toString());
    assertEquals(1, run("analyze", "--strict", "a.pcap"));
  }

  @ParameterizedTest
  @CsvSource({"info,3", "notice,3", "WARNING,3", "error,0"})
  void failOnCountsFindingsOfAtLeastThatSeverity(String severity, int exitCode) {
    assertEquals(exitCode, run("analyze", "--fail-on", severity, "a.pcap"));
  }

  @Test
  void errorsAreOneLineAndAStackTraceOnlyWithDebug() {
    engine =
        (options, progress) -> {
          throw new NoSuchFileException("x.pcap");
        };
    assertEquals(1, run("analyze", "x.pcap"));
    assertEquals("icascope: x.pcap: no such file\n", err.toString());

    engine =
        (options, progress) -> {
          throw new IllegalStateException("a bug");
        };
    err.getBuffer().setLength(0);
    assertEquals(1, run("analyze", "x.pcap"));
    assertEquals(1, err.toString().lines().count(), err.toString());
    assertEquals(1, run("analyze", "--debug", "x.pcap"));
    assertTrue(err.toString().contains("\tat org.icascope"), err.toString());
  }

  @Test
  void colorFollowsTheTerminalUnlessToldOtherwise() {
    run("analyze", "a.pcap");
    assertFalse(text().contains("\u001b"));
    run("analyze", "--color", "always", "a.pcap");
    assertTrue(text().contains("\u001b["));
    terminal = true;
    run("analyze", "a.pcap");
    assertTrue(text().contains("\u001b["));
    run("analyze", "--color", "never", "a.pcap");
    assertFalse(text().contains("\u001b"));
    variables.put("NO_COLOR", "1");
    run("analyze", "a.pcap");
    assertFalse(text().contains("\u001b"));
  }

  @Test
  void widthFollowsColumnsUnlessToldOtherwise() {
    variables.put("COLUMNS", "62");
    run("analyze", "a.pcap");
    assertTrue(widest() <= 62 && widest() > 50, text());
    run("analyze", "--width", "150", "a.pcap");
    assertTrue(widest() > 100, text());
    variables.put("COLUMNS", "nonsense");
    run("analyze", "a.pcap");
    assertTrue(widest() <= 100 && widest() > 62, text());
  }

  @Test
  void narrowingLeavesOutOtherClients() {
    assertEquals(0, run("analyze", "--client", "10.0.0.2", "a.pcap"));
    assertTrue(text().contains("Nothing wrong: 1 Citrix session,"), text());
  }

  @Test
  void documentsAndTablesAreNarrowedTooAndKeepTheirIds() {
    engine = answer(ScenesForTests.broken(4, 4, 60 * ScenesForTests.SECOND));

    assertEquals(0, run("analyze", "--format", "json", "--client", "10.0.0.2", "a.pcap"));
    assertTrue(text().contains("\"narrowed\" : true") || text().contains("\"narrowed\": true"));
    assertTrue(text().contains("\"s3\"") && text().contains("\"i3\"") && text().contains("\"e9\""));
    assertFalse(
        text().contains("\"s2\"") || text().contains("\"f2\"") || text().contains("\"e1\""));
    assertEquals(0, run("analyze", "--format", "csv", "--session", "s3", "a.pcap"));
    assertEquals(2, text().lines().count());
    assertTrue(text().lines().toList().get(1).startsWith("s3,"), text());
    run("analyze", "--format", "tsv", "--table", "events", "--session", "s3,s4", "a.pcap");
    assertEquals(1 + 2 * 3, text().lines().count());
    run("analyze", "--format", "ndjson", "--client", "10.0.0.2", "a.pcap");
    assertEquals(1 + 1 + 1 + 1 + 3 + 1, text().lines().count()); // capture flow session incident …
    assertEquals("", err.toString());
  }

  @Test
  void aTimeOfDayIsReadInTheZoneAskedFor() {
    assertEquals(0, run("analyze", "--tz", "+02:00", "--from", "07:08", "a.pcap"));
    assertTrue(text().contains("Nothing wrong: 3 Citrix sessions"), text());
    assertEquals(
        0, run("analyze", "--tz", "+02:00", "--around", "07:08", "--window", "15s", "a.pcap"));
    assertTrue(text().contains("1 incident in 1 of 3"), text());
  }

  private static Analysis cutShort() {
    Analysis whole = ScenesForTests.nothing();
    CaptureSummary c = ScenesForTests.capture("cut.pcap");
    CaptureSummary cut =
        new CaptureSummary(
            c.file(),
            c.sha256(),
            c.format(),
            c.compression(),
            c.linkTypes(),
            c.packets(),
            c.bytes(),
            c.firstTime(),
            c.lastTime(),
            c.timeDigits(),
            c.truncatedPackets(),
            c.shortestCut(),
            c.recorderDrops(),
            List.of(new CaptureSummary.Problem(77, "the file ends inside a frame")));
    return new Analysis(
        List.of(new Analysis.CaptureResult(cut, 0)),
        whole.flows(),
        whole.sessions(),
        whole.incidents(),
        whole.events(),
        whole.findings(),
        whole.diagnostics(),
        whole.traffic());
  }

  private AnalyzeCommand.Engine answer(Analysis analysis) {
    return (options, progress) -> {
      seen = options;
      return new AnalysisRun(analysis, List.of());
    };
  }

  @Test
  void aFileWithoutTheCommandIsAnsweredInOneLine() {
    assertEquals(2, run("--format", "json", "a b.pcap"));

    assertEquals(
        "icascope: no such command; did you mean: icascope analyze --format json a b.pcap\n",
        err.toString().replace("\r", ""));
  }

  @Test
  void valuesOfAnOptionAreListedAsTheUserWritesThem() {
    assertEquals(2, run("analyze", "--format", "xml", "a.pcap"));

    assertTrue(
        err.toString().contains("expected one of text, json, ndjson, csv, tsv but"), err::toString);
  }

  @Test
  void damageIsToldOnceOnATerminalAndTwiceToTwoReaders() {
    engine = answer(cutShort());
    terminal = true;
    errTerminal = true;
    assertEquals(0, run("analyze", "--color", "never", "a.pcap"));
    assertEquals("", err.toString().strip());

    assertEquals(1, run("analyze", "--strict", "--color", "never", "a.pcap"));
    assertEquals(0, run("analyze", "--format", "json", "a.pcap"));
    assertTrue(err.toString().contains("icascope: warning: "), err::toString);
  }

  private int run(String... arguments) {
    out.reset();
    Environment environment =
        new Environment(
            InputStream.nullInputStream(),
            out,
            new PrintWriter(err, true),
            StandardCharsets.UTF_8,
            terminal,
            errTerminal,
            variables,
            () -> false);
    return new Commands((o, p) -> engine.run(o, p), environment).run(arguments);
  }

  private String text() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private int widest() {
    return text().lines().mapToInt(String::length).max().orElse(0);
  }
}
