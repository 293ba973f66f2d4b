package org.icascope.app;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongSupplier;
import java.util.function.LongUnaryOperator;
import org.icascope.analyze.Analysis.Counted;
import org.icascope.model.Diagnostic;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.FrameMark;
import org.icascope.model.Severity;

/**
 * Collects remarks; those with the same code about the same flow are folded into the first. Of a
 * capture that goes on they are counted by the period in which the frame lies that they are about.
 */
final class Diagnostics implements DiagnosticSink {

  /** Different remarks kept at most. Chosen. */
  private static final int MOST_KINDS = 10_000;

  private static final long NO_PERIOD = Long.MIN_VALUE;

  /**
   * @param about the message of what is about no traffic, as a file of the user; else empty
   * @param since beginning of the period, if it is counted by periods
   */
  private record Kind(String code, OptionalInt flow, String about, OptionalLong since) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Kind o
          && code.equals(o.code)
          && flow.equals(o.flow)
          && about.equals(o.about)
          && since.equals(o.since);
    }

    @Override
    public int hashCode() {
      return 31 * (31 * (31 * code.hashCode() + flow.hashCode()) + about.hashCode())
          + since.hashCode();
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
  private final LongUnaryOperator periods;
  private final LongSupplier clock;
  private long dropped;

  /** Over the whole input. */
  Diagnostics() {
    this(nanos -> NO_PERIOD, () -> 0);
  }

  /**
   * Of a capture that goes on.
   *
   * @param periodNanos what is counted together
   * @param clock time of the latest frame, nanoseconds since 1970; 0 before the first
   */
  Diagnostics(long periodNanos, LongSupplier clock) {
    this(nanos -> nanos == 0 ? NO_PERIOD : Math.floorDiv(nanos, periodNanos) * periodNanos, clock);
  }

  private Diagnostics(LongUnaryOperator periods, LongSupplier clock) {
    this.periods = periods;
    this.clock = clock;
  }

  @Override
  public void report(Diagnostic diagnostic) {
    Kind kind = kind(diagnostic);
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

  private Kind kind(Diagnostic diagnostic) {
    long since =
        periods.applyAsLong(diagnostic.at().map(FrameMark::timeNanos).orElseGet(clock::getAsLong));
    return new Kind(
        diagnostic.code(),
        diagnostic.flow(),
        diagnostic.isAboutTraffic() ? "" : diagnostic.message(),
        since == NO_PERIOD ? OptionalLong.empty() : OptionalLong.of(since));
  }

  /**
   * Takes out those of periods that are over.
   *
   * @param beforeNanos they began before, nanoseconds since 1970
   */
  List<Counted> take(long beforeNanos) {
    tellDropped();
    List<Counted> taken = new ArrayList<>();
    for (Iterator<Map.Entry<Kind, Fold>> i = folds.entrySet().iterator(); i.hasNext(); ) {
      Map.Entry<Kind, Fold> each = i.next();
      if (each.getKey().since.orElse(Long.MIN_VALUE) < beforeNanos) {
        taken.add(counted(each.getKey(), each.getValue()));
        i.remove();
      }
    }
    return taken;
  }

  List<Counted> folded() {
    tellDropped();
    return folds.entrySet().stream().map(e -> counted(e.getKey(), e.getValue())).toList();
  }

  /** A remark that is told by itself. */
  Counted once(Diagnostic diagnostic) {
    return counted(kind(diagnostic), new Fold(diagnostic));
  }

  private static Counted counted(Kind kind, Fold fold) {
    return new Counted(fold.first, Math.max(1, fold.count), kind.since);
  }

  private void tellDropped() {
    if (dropped > 0) {
      Diagnostic limit =
          Diagnostic.of(
              Severity.WARNING, "diagnostic.limit", dropped + " further remarks are not listed");
      folds.put(kind(limit), new Fold(limit));
      dropped = 0;
    }
  }
}
