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
import org.icascope.view.export.DatagramFragments;
import org.icascope.view.export.ExportCounts;
import org.icascope.view.export.ExportSettings;
import org.icascope.view.export.FrameExport;
import org.icascope.view.export.FramesOfFlows;
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
  private final Optional<Set<Integer>> flows;

  private ExportRun(ExportPlan plan, Supplier<Predicate<ViewedFrame>> filter) {
    this.plan = plan;
    this.filter = filter;
    this.flows = chosenFlows(plan);
    this.comments =
        switch (plan.mode()) {
          case UNMODIFIED -> Map.of();
          case COMMENTED -> FrameComments.of(plan.analysis());
          case STRIPPED -> FrameComments.withoutNames(plan.analysis());
        };
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

  /** Serial numbers of the flows that were chosen; none where all were. */
  private static Optional<Set<Integer>> chosenFlows(ExportPlan plan) {
    if (plan.flows().isEmpty() && plan.sessions().isEmpty()) {
      return Optional.empty();
    }
    Set<Integer> flows = new HashSet<>();
    for (int index : plan.flows()) {
      flows.add(plan.analysis().flows().get(index).flow().serial());
    }
    for (int serial : plan.sessions()) {
      plan.analysis().sessions().get(serial).connections().stream()
          .map(Session.Connection::flow)
          .forEach(flows::add);
    }
    return Optional.of(flows);
  }

  /** The fragments of datagrams of the flows; takes a run of its own where there are any. */
  private Set<PacketRef> fragments() throws IOException {
    if (flows.isEmpty() || plan.analysis().traffic().reassembled() == 0) {
      return Set.of();
    }
    DatagramFragments fragments =
        new DatagramFragments(new FramesOfFlows(flows.get()::contains, Set.of()));
    again(ViewRun.run(plan.options(), fragments));
    return fragments.found();
  }

  /** Every condition is asked for every frame, since each may remember what came before. */
  private Predicate<ViewedFrame> chosen(Set<PacketRef> fragments) {
    Predicate<ViewedFrame> ofFlows =
        flows.isEmpty() ? viewed -> true : new FramesOfFlows(flows.get()::contains, fragments);
    Predicate<ViewedFrame> passing = filter.get();
    long from = plan.fromNanos().orElse(Long.MIN_VALUE);
    long to = plan.toNanos().orElse(Long.MAX_VALUE);
    return viewed -> {
      long time = viewed.frame().timeNanos();
      boolean passes = passing.test(viewed);
      boolean isOfFlows = ofFlows.test(viewed);
      return passes && isOfFlows && time >= from && time <= to;
    };
  }

  private Result plain(OutputStream out) throws IOException {
    ExportCounts counts = write(out, "", Optional.empty(), fragments());
    return new Result(counts.frames(), counts.comments(), Optional.empty(), false);
  }

  private Result stripped(OutputStream out) throws IOException {
    SafeLearner learner = new SafeLearner(Replays.of(plan.analysis()));
    again(ViewRun.run(plan.options(), learner, new Taps(learner, learner)));
    Optional<SafeBytes> safe = Optional.of(learner.finish());
    Set<PacketRef> fragments = fragments();
    String blanked =
        write(OutputStream.nullOutputStream(), "", safe, fragments).blanked()
            + LostContents.words(plan.analysis(), flows);
    ExportCounts counts = write(out, "; blanked: " + blanked, safe, fragments);
    return new Result(
        counts.frames(), counts.comments(), Optional.of(blanked), learner.isLimitReached());
  }

  private ExportCounts write(
      OutputStream out, String blanked, Optional<SafeBytes> safe, Set<PacketRef> fragments)
      throws IOException {
    FrameExport export =
        new FrameExport(
            new ExportSettings(
                chosen(fragments),
                comments,
                plan.mode() != ExportPlan.Mode.UNMODIFIED,
                plan.application(),
                about() + blanked,
                safe),
            out);
    ViewRun.Result read = ViewRun.run(plan.options(), export);
    export.finish();
    again(read);
    return export.counts();
  }

  private void again(ViewRun.Result read) throws IOException {
    SecondReading.check(plan.options(), plan.analysis(), read);
  }

  private String about() {
    String numbers =
        comments.isEmpty() ? "" : "; frame numbers in comments are those of the source";
    return "exported by " + plan.application() + ": " + plan.words() + numbers;
  }
}
