package org.icascope.app;

import java.io.IOException;
import java.io.OutputStream;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Reach;
import org.icascope.deliver.UidSet;
import org.icascope.report.Ids;
import org.icascope.report.Selection;
import org.icascope.report.Told;
import org.icascope.session.Session;
import org.icascope.session.TrackedSessions;

/** Writes records that were not written before, by their uids. */
final class WatchTeller implements EndlessAnalysis.Teller {

  /** Kinds of records, so that uids of one never hide another. Chosen: any different numbers. */
  private static final long[] KINDS = {
    0, 0x1d3f5a7b9cL, 0x2e4f6a8b0cL, 0x3f507b9c1dL, 0x40618cad2eL, 0x51729dbe3fL, 0x628eaecf40L
  };

  /** Mixes bits: 2^64 divided by the golden ratio. */
  private static final long MIX = 0x9e3779b97f4a7c15L;

  private final WatchOptions.Format format;
  private final OutputStream out;
  private final UidSet written;
  private final long runningNanos;
  private int file;
  private boolean again;
  private long records;

  /**
   * @param written uids of what was written before
   * @param runningNanos sessions that go on are written once in so long
   */
  WatchTeller(WatchOptions.Format format, OutputStream out, UidSet written, long runningNanos) {
    this.format = format;
    this.out = out;
    this.written = written;
    this.runningNanos = runningNanos;
  }

  /**
   * What follows comes of a file.
   *
   * @param number over all runs
   * @param isAgain it was read before: what it says besides events is known
   */
  void reading(int number, boolean isAgain) {
    file = number;
    again = isAgain;
  }

  /** Records written so far in this run. */
  long records() {
    return records;
  }

  @Override
  public void tell(Analysis analysis, Told told) throws IOException {
    Ids ids = new Ids(Selection.telling(analysis, told));
    keepNew(told.flows(), 1, i -> ids.flowUid(analysis.flows().get(i).flow().serial()).orElse("0"));
    told.sessions().stream()
        .filter(i -> !isNew(session(ids, analysis.sessions().get(i), told.running().get(i))))
        .forEach(told.sessions()::clear);
    keepNew(told.incidents(), 3, i -> ids.incidentUid(i).orElse("0"));
    keepNew(told.events(), 4, ids::eventUid);
    keepNew(told.findings(), 5, ids::findingUid);
    told.diagnostics().stream()
        .filter(i -> !isNew(analysis.diagnostics().get(i), ids.diagnosticUid(i)))
        .forEach(told.diagnostics()::clear);
    if (again) {
      told.findings().clear();
      told.captures().clear();
    }
    write(analysis, told);
  }

  private void keepNew(BitSet positions, int kind, java.util.function.IntFunction<String> uid) {
    positions.stream()
        .filter(i -> !isNew(number(uid.apply(i)) ^ KINDS[kind]))
        .forEach(positions::clear);
  }

  private boolean isNew(long uid) {
    return written.add(uid, file);
  }

  /** What is about no traffic, as a file of keys, comes of no file: it is known for ever. */
  private boolean isNew(Analysis.Counted remark, String uid) {
    boolean ofFile = remark.sinceNanos().isPresent();
    return written.add(number(uid) ^ KINDS[6], ofFile ? file : Integer.MAX_VALUE);
  }

  /** Uids are 16 hex digits. */
  private static long number(String uid) {
    return Long.parseUnsignedLong(uid, 16);
  }

  private long session(Ids ids, Session session, boolean goesOn) {
    long uid = number(ids.sessionUid(session.serial()).orElse("0")) ^ KINDS[2];
    return goesOn ? uid + MIX * Math.floorDiv(session.end().timeNanos(), runningNanos) : uid;
  }

  /**
   * Writes a remark on the watch itself, once at any place in the ring: it is made again after each
   * start that finds the same.
   *
   * @param place number of the file that comes next
   */
  void remark(List<Analysis.CaptureResult> captures, Analysis.Counted remark, int place)
      throws IOException {
    Told told = Told.nothing();
    told.diagnostics().set(0);
    TrackedSessions nothing =
        new TrackedSessions(List.of(), List.of(), List.of(), Map.of(), Map.of());
    Analysis analysis =
        new Analysis(
            captures,
            List.of(),
            nothing.sessions(),
            nothing.incidents(),
            nothing.events(),
            List.of(),
            List.of(remark),
            new Analysis.Traffic(0, 0, 0, false, List.of()),
            Reach.NONE);
    String uid = new Ids(Selection.telling(analysis, told)).diagnosticUid(0);
    if (written.add(number(uid) ^ KINDS[6] ^ MIX * (place + 1), place)) {
      write(analysis, told);
    }
  }

  private void write(Analysis analysis, Told told) throws IOException {
    if (!told.isEmpty()) {
      format.write(Selection.telling(analysis, told), out);
      records += told.sessions().cardinality() + told.incidents().cardinality();
      records += told.events().cardinality() + told.findings().cardinality();
    }
  }
}
