package org.icascope.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.icascope.capture.CaptureSummary;
import org.icascope.view.field.FrameFields;
import org.icascope.view.frame.FrameSink;
import org.icascope.view.frame.ViewedFrame;
import org.icascope.view.tree.FrameTree;
import org.icascope.view.tree.FrameTrees;
import org.icascope.view.tree.UnfinishedTree;

/**
 * Makes the protocol trees of chosen frames. Reads on a little behind a frame, to tell where the
 * messages that begin in it end.
 */
public final class ShowRun implements FrameSink {

  /**
   * What to show.
   *
   * @param numbers frames by their numbers
   * @param frames those that are wanted; asked for every frame in turn
   * @param zone of the times shown
   * @param lowerLayers show what lies below the units, too
   * @param most frames at most, 0 for all
   */
  public record Request(
      FrameRanges numbers,
      Predicate<ViewedFrame> frames,
      ZoneId zone,
      boolean lowerLayers,
      long most) {}

  /**
   * What came of it.
   *
   * @param lastNumber the highest number of a frame that was read
   * @param shown how many were shown
   */
  public record Result(ViewRun.Result input, long lastNumber, long shown) {}

  /** Memory of the trees that wait, about. Chosen; the oldest one waits no longer. */
  static final long MOST_WAITING_BYTES = 32L << 20;

  private final Request request;
  private final FrameFields fields;
  private final Consumer<FrameTree> sink;
  private final Runnable idle;
  private final boolean oneFile;
  private final Deque<UnfinishedTree> waiting = new ArrayDeque<>();
  private long waitingBytes;
  private long lastNumber;
  private long begun;
  private long shown;

  private ShowRun(
      Request request,
      FrameFields.Sessions sessions,
      boolean oneFile,
      Consumer<FrameTree> sink,
      Runnable idle) {
    this.request = request;
    this.fields = new FrameFields(sessions);
    this.oneFile = oneFile;
    this.sink = sink;
    this.idle = idle;
  }

  /**
   * Shows frames in their order.
   *
   * @param sessions what is known of sessions
   * @param sink takes the trees
   * @param idle the next frame may take a while
   * @throws IOException when the operating system fails to read an input that was open already
   */
  public static Result run(
      AnalysisOptions options,
      Request request,
      FrameFields.Sessions sessions,
      Consumer<FrameTree> sink,
      Runnable idle)
      throws IOException {
    boolean oneFile =
        options.files().size() == 1 && !Files.isDirectory(Path.of(options.files().get(0)));
    ShowRun run = new ShowRun(request, sessions, oneFile, sink, idle);
    ViewRun.Result result = ViewRun.run(options, run);
    run.waiting.forEach(UnfinishedTree::giveUp);
    run.release();
    return new Result(result, run.lastNumber, run.shown);
  }

  @Override
  public void onCaptures(List<CaptureSummary> captures) {
    if (!oneFile) {
      fields.captures(captures.stream().map(CaptureSummary::file).toList());
    }
  }

  @Override
  public boolean onFrame(ViewedFrame frame) {
    long number = frame.frame().number();
    lastNumber = Math.max(lastNumber, number);
    waiting.forEach(tree -> tree.later(frame));
    fields.next(frame);
    if (!isEnough() && isWanted(frame)) {
      begun++;
      FrameTree tree = FrameTrees.of(frame, fields, request.zone(), request.lowerLayers());
      UnfinishedTree unfinished = new UnfinishedTree(tree, frame);
      waiting.add(unfinished);
      waitingBytes += unfinished.weightBytes();
    }
    release();
    boolean lastOfAll = oneFile && number >= request.numbers().last() || isEnough();
    return !lastOfAll || !waiting.isEmpty();
  }

  private boolean isEnough() {
    return request.most() > 0 && begun >= request.most();
  }

  private boolean isWanted(ViewedFrame frame) {
    return request.frames().test(frame)
        && request.numbers().contains(frame.frame().number())
        && (request.lowerLayers() || !frame.units().isEmpty());
  }

  private void release() {
    while (!waiting.isEmpty()
        && (waiting.peek().isFinished() || waitingBytes > MOST_WAITING_BYTES)) {
      UnfinishedTree finished = waiting.remove();
      waitingBytes -= finished.weightBytes();
      sink.accept(finished.tree());
      shown++;
    }
  }

  @Override
  public void onIdle() {
    waiting.forEach(UnfinishedTree::giveUp);
    release();
    idle.run();
  }
}
