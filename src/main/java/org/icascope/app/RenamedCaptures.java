package org.icascope.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.icascope.analyze.Analysis;
import org.icascope.analyze.Analysis.CaptureResult;
import org.icascope.analyze.Analysis.Counted;
import org.icascope.capture.CaptureSummary;
import org.icascope.capture.CaptureSummary.Problem;
import org.icascope.model.Diagnostic;
import org.icascope.model.Pseudonyms;

/**
 * Takes the names of files out of an analysis: those of captures become pseudonyms, and remarks
 * that quote what the user gave are put in other words.
 *
 * <p>A capture keeps its pseudonym whatever folder it lies in; of several of one name in a run, the
 * later ones get numbers.
 */
final class RenamedCaptures {

  /** What a pseudonym of a file begins with, so that a record shows what it is. */
  private static final String KIND = "anonymized";

  /** Diagnostics that quote files and filters of the user, and what is said instead. */
  private static final Map<String, String> IN_OTHER_WORDS =
      Map.of(
          "tls.key-file", "a file with keys is of no use here",
          "tls.key-log", "lines of a file with keys are not those of a key log",
          "tls.key-limit", "a file with keys has more secrets than are kept",
          "capture.filter", "frames were passed over: the capture filter does not fit their link");

  private RenamedCaptures() {}

  static Analysis of(Analysis analysis, Pseudonyms pseudonyms) {
    Map<String, Integer> seen = new HashMap<>();
    List<CaptureResult> captures = new ArrayList<>();
    for (CaptureResult capture : analysis.captures()) {
      String name = pseudonyms.name(KIND, lastPart(capture.summary().file()));
      int times = seen.merge(name, 1, Integer::sum);
      String unique = times == 1 ? name : name + "-" + times;
      captures.add(
          new CaptureResult(renamed(capture.summary(), unique), capture.duplicatePackets()));
    }
    return analysis.with(
        captures, analysis.diagnostics().stream().map(RenamedCaptures::inOtherWords).toList());
  }

  private static CaptureSummary renamed(CaptureSummary summary, String name) {
    String file = summary.file();
    List<Problem> problems =
        summary.problems().stream()
            .map(
                p ->
                    new Problem(
                        p.offset(), inOtherWords(p.message(), file, name), p.readingFailed()))
            .toList();
    return summary.named(name).with(problems);
  }

  /** Words of the sentence that look like a short name stay. */
  private static String inOtherWords(String message, String file, String name) {
    return message.replaceAll(
        "(?<![\\w.])" + Pattern.quote(file) + "(?![\\w.])(?= ?[:(]|$)",
        Matcher.quoteReplacement(name));
  }

  private static String lastPart(String file) {
    return file.substring(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1);
  }

  private static Counted inOtherWords(Counted counted) {
    Diagnostic it = counted.diagnostic();
    String message = IN_OTHER_WORDS.getOrDefault(it.code(), it.message());
    return new Counted(
        new Diagnostic(it.severity(), it.code(), message, it.at(), it.flow()),
        counted.count(),
        counted.sinceNanos());
  }
}
