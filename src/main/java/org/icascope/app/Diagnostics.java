package org.icascope.app;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.icascope.analyze.Analysis.Counted;
import org.icascope.model.Diagnostic;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.Severity;

/** Collects remarks; those with the same code about the same flow are folded into the first. */
final class Diagnostics implements DiagnosticSink {

  /** Different remarks kept at most. Chosen. */
  private static final int MOST_KINDS = 10_000;

  /**
   * @param about the message of what is about no traffic, as a file of the user; else empty
   */
  private record Kind(String code, OptionalInt flow, String about) {

    static Kind of(Diagnostic diagnostic) {
      boolean aboutTraffic = diagnostic.flow().isPresent() || diagnostic.at().isPresent();
      return new Kind(
          diagnostic.code(), diagnostic.flow(), aboutTraffic ? "" : diagnostic.message());
    }
  }

  private static final class Fold {
    private final Diagnostic first;
    private long count;

    Fold(Diagnostic first) {
      this.first = first;
    }
  }

  private final Map<Kind, Fold> folds = new LinkedHashMap<>();
  private long dropped;

  @Override
  public void report(Diagnostic diagnostic) {
    Kind kind = Kind.of(diagnostic);
    Fold fold = folds.get(kind);
    if (fold == null && folds.size() >= MOST_KINDS) {
      dropped++;
      return;
    }
    if (fold == null) {
      fold = new Fold(diagnostic);
      folds.put(kind, fold);
    }
    fold.count++;
  }

  /** The same, and begins anew. */
  List<Counted> take() {
    List<Counted> taken = folded();
    folds.clear();
    return taken;
  }

  List<Counted> folded() {
    if (dropped > 0) {
      Diagnostic limit =
          Diagnostic.of(
              Severity.WARNING, "diagnostic.limit", dropped + " further remarks are not listed");
      folds.put(Kind.of(limit), new Fold(limit));
      dropped = 0;
    }
    return folds.values().stream()
        .map(fold -> new Counted(fold.first, Math.max(1, fold.count)))
        .toList();
  }
}
