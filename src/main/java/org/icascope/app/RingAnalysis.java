package org.icascope.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icascope.capture.CaptureSummary;
import org.icascope.capture.FailedInput;
import org.icascope.deliver.Checkpoint.Connection;
import org.icascope.deliver.Checkpoint.Done;
import org.icascope.deliver.Records;
import org.icascope.deliver.RingFile;
import org.icascope.deliver.UidSet;
import org.icascope.model.Diagnostic;
import org.icascope.model.Severity;
import org.icascope.session.Settling;

/** One analysis of files of a ring, which knows nothing of what was read before it began. */
final class RingAnalysis {

  private final WatchOptions watch;
  private final WatchTeller teller;
  private final EndlessAnalysis analysis;

  /** Numbers over all runs of the files that it has read. */
  private final List<Integer> numbers = new ArrayList<>();

  /**
   * @param uids of records that were written before, and are not again
   */
  RingAnalysis(
      AnalysisOptions options,
      WatchOptions watch,
      Settling.Times times,
      Records records,
      UidSet uids) {
    this.watch = watch;
    teller = new WatchTeller(watch.format(), records.stream(), uids, times.runningNanos());
    analysis = new EndlessAnalysis(options, times, teller);
  }

  /** Nothing was read yet. */
  boolean isEmpty() {
    return numbers.isEmpty();
  }

  /** The file with this number is the one that was read last. */
  boolean isLatest(int number) {
    return !isEmpty() && number == numbers.get(numbers.size() - 1);
  }

  /** Time of the latest frame, nanoseconds since 1970; 0 before the first. */
  long latestNanos() {
    return analysis.latest().timeNanos();
  }

  /**
   * Goes on where another analysis was, before the first file.
   *
   * @param passed frames of what is over and told
   * @param open connections that go on
   */
  void goOn(PassedOver passed, List<Connection> open) {
    analysis.passOver(passed);
    analysis.goOn(open.stream().map(Connections::beginning).toList());
  }

  /**
   * What is told from now on comes of a file.
   *
   * @param isAgain it was read before: what it says besides events is known
   */
  void reading(int number, boolean isAgain) {
    teller.reading(number, isAgain);
  }

  /** Reads the next file. */
  Done read(RingFile file, int number, boolean isAgain) throws IOException {
    reading(number, isAgain);
    analysis.addKeys(watch.keys().added());
    Optional<FailedInput> failure = analysis.read(file.path(), file.firstNanos());
    if (analysis.captures().next() > numbers.size()) {
      numbers.add(number);
    }
    if (failure.isPresent()) {
      remark("watch.gone", file.name() + " " + failure.get().message(), number);
      return new Done(number, file, 0);
    }
    CaptureSummary summary = analysis.latestSummary();
    if (!isAgain) {
      summary.problems().stream()
          .limit(1)
          .forEach(p -> watch.remarks().accept(file.name() + ": " + p.message()));
    }
    return new Done(number, file, summary.packets());
  }

  /**
   * Reads what is new of the latest file.
   *
   * @return how many frames of it are read now
   */
  long readMore(Done before, RingFile file) throws IOException {
    reading(before.number(), false);
    analysis.addKeys(watch.keys().added());
    analysis.readMore(file.path(), before.frames());
    return Math.max(before.frames(), analysis.latestSummary().packets());
  }

  /** Nothing goes on: all that is left is told. */
  void end() throws IOException {
    analysis.end();
  }

  /** Connections of sessions that go on. */
  List<Connection> open() {
    return analysis.settling().open().stream().map(Connections::begun).toList();
  }

  /** Hands over the connections that were forgotten since. */
  void handForgotten(PassedConnections passed) {
    passed.add(analysis.settling().forgotten(), numbers);
  }

  /** Number over all runs of the first file that is needed for what is not over; 0 if unknown. */
  int firstNeeded() {
    return isEmpty() ? 0 : numbers.get(analysis.firstNeeded());
  }

  /**
   * Says in one line, and as a record, what is wrong with a file.
   *
   * @param place number of the file that comes next
   */
  void remark(String code, String message, int place) throws IOException {
    watch.remarks().accept(message);
    recordRemark(code, message, place);
  }

  /** The same as a record only. */
  void recordRemark(String code, String message, int place) throws IOException {
    teller.remark(
        analysis.captures().all(),
        analysis.counted(Diagnostic.of(Severity.WARNING, code, message)),
        place);
  }
}
