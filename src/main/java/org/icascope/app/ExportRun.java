package org.icascope.app;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.icascope.model.PacketRef;
import org.icascope.report.text.FrameComments;
import org.icascope.session.Session;
import org.icascope.view.export.ExportCounts;
import org.icascope.view.export.ExportSettings;
import org.icascope.view.export.FrameExport;
import org.icascope.view.export.SafeBytes;
import org.icascope.view.export.SafeLearner;
import org.icascope.view.frame.ViewedFrame;

/**
 * Writes frames of files that were analyzed before into one pcapng file. The files are read again:
 * once, and where contents are blanked three times, to learn which bytes may be shown and to count
 * what will be blanked, which stands at the beginning of the output.
 */
public final class ExportRun {

  /**
   * What was written.
   *
   * @param blanked what is not in the output, in words; only where contents were blanked
   * @param limitReached more was blanked than need be
   */
  public record Result(
      long frames, long comments, Optional<String> blanked, boolean limitReached) {}

  private final ExportPlan plan;
  private final Supplier<Predicate<ViewedFrame>> filter;
  private final Map<PacketRef, List<String>> comments;

  private ExportRun(ExportPlan plan, Supplier<Predicate<ViewedFrame>> filter) {
    this.plan = plan;
    this.filter = filter;
    this.comments =
        plan.mode() == ExportPlan.Mode.UNMODIFIED ? Map.of() : FrameComments.of(plan.analysis());
  }

  /**
   * Writes the frames that the plan chooses.
   *
   * @throws IOException when an input or the output failed
   */
  public static Result run(ExportPlan plan, OutputStream out) throws IOException {
    return run(plan, () -> frame -> true, out);
  }

  /**
   * The same of those frames that a filter lets pass, too.
   *
   * @param filter a new one for every run over the input, asked for every frame in turn
   */
  public static Result run(
      ExportPlan plan, Supplier<Predicate<ViewedFrame>> filter, OutputStream out)
      throws IOException {
    ExportRun run = new ExportRun(plan, filter);
    return plan.mode() == ExportPlan.Mode.STRIPPED ? run.stripped(out) : run.plain(out);
  }

  private static Predicate<ViewedFrame> chosen(ExportPlan plan) {
    Set<Integer> flows = new HashSet<>();
    for (int index : plan.flows()) {
      flows.add(plan.analysis().flows().get(index).flow().serial());
    }
    for (int serial : plan.sessions()) {
      plan.analysis().sessions().get(serial).connections().stream()
          .map(Session.Connection::flow)
          .forEach(flows::add);
    }
    boolean all = plan.flows().isEmpty() && plan.sessions().isEmpty();
    long from = plan.fromNanos().orElse(Long.MIN_VALUE);
    long to = plan.toNanos().orElse(Long.MAX_VALUE);
    return viewed -> {
      long time = viewed.frame().timeNanos();
      return time >= from
          && time <= to
          && (all || viewed.flow().filter(flow -> flows.contains(flow.serial())).isPresent());
    };
  }

  private Result plain(OutputStream out) throws IOException {
    ExportCounts counts = write(out, "", Optional.empty());
    return new Result(counts.frames(), counts.comments(), Optional.empty(), false);
  }

  private Result stripped(OutputStream out) throws IOException {
    SafeLearner learner = new SafeLearner(Replays.of(plan.analysis()));
    ViewRun.run(plan.options(), learner, new Taps(learner, learner));
    Optional<SafeBytes> safe = Optional.of(learner.finish());
    String blanked = write(OutputStream.nullOutputStream(), "", safe).blanked();
    ExportCounts counts = write(out, "; blanked: " + blanked, safe);
    return new Result(
        counts.frames(), counts.comments(), Optional.of(blanked), learner.isLimitReached());
  }

  private ExportCounts write(OutputStream out, String blanked, Optional<SafeBytes> safe)
      throws IOException {
    FrameExport export =
        new FrameExport(
            new ExportSettings(
                filter.get().and(chosen(plan)),
                comments,
                plan.application(),
                about() + blanked,
                safe),
            out);
    ViewRun.run(plan.options(), export);
    export.finish();
    return export.counts();
  }

  private String about() {
    String numbers =
        comments.isEmpty() ? "" : "; frame numbers in comments are those of the source";
    return "exported by " + plan.application() + ": " + plan.words() + numbers;
  }
}
