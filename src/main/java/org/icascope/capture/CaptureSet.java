package org.icascope.capture;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Frames of several captures, merged by time: the parts of a ring buffer in any order, or captures
 * taken at several places. Within one file frames keep the file's order, even where its times go
 * back; frames of the same time come in the order of the files.
 *
 * <p>Captures are numbered from 0 among those that can be read, in the order given. An input of
 * which nothing can be read has no number and does not stop the others: see {@link #failures()}.
 */
public final class CaptureSet implements FrameSource {

  /** Window on each file. Measured: larger ones are no faster. */
  private static final int WINDOW_BYTES = 1 << 20;

  /** Window where many files may have to be open at once. Chosen. */
  private static final int SMALL_WINDOW_BYTES = 1 << 17;

  private static final int MANY_FILES = 16;

  private final List<QueuedCapture> captures = new ArrayList<>();
  private final List<FailedInput> failures = new ArrayList<>();
  private final PriorityQueue<QueuedCapture> waiting = new PriorityQueue<>();
  private final AtomicLong progress = new AtomicLong();
  private final CarriedRecords carried = new CarriedRecords();
  private final Frame judged = new Frame();
  private final FrameFilter filter;
  private final int firstNumber;
  private QueuedCapture current;
  private long totalBytes;
  private boolean pipes;

  private CaptureSet(FrameFilter filter, int firstNumber) {
    this.filter = filter;
    this.firstNumber = firstNumber;
  }

  /**
   * Looks at every file and prepares to read them.
   *
   * @param files names as the user gave them: files, folders, whose captures are read by name,
   *     patterns like {@code traces/*.pcap}, or {@code -} for standard input
   * @param standardInput read when {@code -} is among the files; closed after its last frame
   * @param hash compute the SHA-256 of every file
   */
  public static CaptureSet open(List<String> files, InputStream standardInput, boolean hash) {
    return open(files, standardInput, hash, Windows.IN_PLACE);
  }

  /**
   * The same for frames that are looked at later.
   *
   * @param windows where the windows on the files come from
   */
  public static CaptureSet open(
      List<String> files, InputStream standardInput, boolean hash, Windows windows) {
    return open(files, standardInput, hash, windows, FrameFilter.NONE);
  }

  /**
   * The same for some of the frames.
   *
   * @param filter frames that do not pass it count as read, keep their numbers and are passed over
   */
  public static CaptureSet open(
      List<String> files,
      InputStream standardInput,
      boolean hash,
      Windows windows,
      FrameFilter filter) {
    return open(new CaptureSet(filter, 0), files, standardInput, hash, windows);
  }

  /**
   * One file of a capture that goes on over many.
   *
   * @param number of the file among all of them, from 0
   */
  public static CaptureSet openPart(String file, int number, Windows windows, FrameFilter filter) {
    CaptureSet set = new CaptureSet(filter, number);
    return open(set, List.of(file), InputStream.nullInputStream(), false, windows);
  }

  private static CaptureSet open(
      CaptureSet set,
      List<String> files,
      InputStream standardInput,
      boolean hash,
      Windows windows) {
    List<InputNames.Named> names = set.resolve(files);
    int window = names.size() > MANY_FILES ? SMALL_WINDOW_BYTES : WINDOW_BYTES;
    var settings =
        new ReadSettings(
            standardInput,
            set.progress,
            hash,
            window,
            windows,
            unpackers(names.size()),
            InputRoom.usual(),
            set.carried);
    Map<String, SkippedFiles> skipped = new LinkedHashMap<>();
    for (InputNames.Named name : names) {
      set.add(name, settings, skipped);
    }
    skipped.values().forEach(of -> of.remark().ifPresent(set.failures::add));
    set.totalBytes = set.pipes ? 0 : set.totalBytes;
    set.waiting.addAll(set.captures);
    return set;
  }

  /** As many as there are processors, when there are several, and no buffers for many files. */
  private static Semaphore unpackers(int files) {
    int processors = Runtime.getRuntime().availableProcessors();
    return new Semaphore(processors > 1 && files <= MANY_FILES ? processors : 0);
  }

  private List<InputNames.Named> resolve(List<String> files) {
    List<InputNames.Named> names = new ArrayList<>();
    boolean standardInputTaken = false;
    for (String file : files) {
      boolean standardInput = file.equals(CaptureInput.STANDARD_INPUT);
      try {
        if (standardInput && standardInputTaken) {
          throw new CaptureException("standard input can be read only once");
        }
        names.addAll(InputNames.of(file));
      } catch (CaptureException e) {
        failures.add(new FailedInput(file, e.getMessage()));
      }
      standardInputTaken |= standardInput;
    }
    return names;
  }

  /** Adds one input, or says why not. */
  private void add(
      InputNames.Named named, ReadSettings settings, Map<String, SkippedFiles> skipped) {
    Optional<SkippedFiles> folder =
        named.folder().map(name -> skipped.computeIfAbsent(name, SkippedFiles::new));
    try {
      CaptureInput source = CaptureInput.of(named.name());
      captures.add(QueuedCapture.of(firstNumber + captures.size(), source, settings));
      totalBytes += source.size();
      pipes |= source.onceOnly();
      folder.ifPresent(SkippedFiles::found);
    } catch (CaptureException e) {
      if (folder.isPresent() && e.isOtherContent()) {
        folder.get().skipped(named.name(), e.getMessage());
      } else {
        failures.add(new FailedInput(named.name(), e.getMessage()));
        folder.ifPresent(SkippedFiles::found);
      }
    } catch (IOException e) {
      failures.add(new FailedInput(named.name(), "cannot be read (" + e.getMessage() + ")"));
    }
  }

  @Override
  public boolean next(Frame frame) throws IOException {
    if (!advance()) {
      return false;
    }
    show(frame);
    return true;
  }

  /**
   * Moves to the next frame, the first half of {@link #next}. All reading is done here.
   *
   * @return false at the end
   */
  public boolean advance() throws IOException {
    boolean more = step();
    while (more && filter != FrameFilter.NONE && !passes()) {
      more = step();
    }
    return more;
  }

  private boolean passes() {
    current.show(judged);
    return filter.passes(judged);
  }

  private boolean step() throws IOException {
    if (current != null) {
      stepCurrent();
    }
    while (current == null) {
      QueuedCapture earliest = waiting.poll();
      if (earliest == null) {
        return false;
      }
      if (earliest.start()) {
        current = earliest;
      }
    }
    return true;
  }

  /** Lets {@code frame} show the frame moved to. */
  public void show(Frame frame) {
    current.show(frame);
  }

  private void stepCurrent() throws IOException {
    if (!current.advance()) {
      current = null;
      return;
    }
    QueuedCapture other = waiting.peek();
    if (other != null && other.compareTo(current) < 0) {
      waiting.add(current);
      current = null;
    }
  }

  /** Inputs of which nothing can be read, in the order given; then what folders hold besides. */
  public List<FailedInput> failures() {
    return List.copyOf(failures);
  }

  /**
   * One summary per capture, by capture index. Complete once {@link #next} has returned false;
   * before that it covers what was read so far, without hashes.
   */
  public List<CaptureSummary> summaries() {
    return captures.stream().map(QueuedCapture::summary).toList();
  }

  /**
   * Names that the captures carry for addresses, each once. Those before the first frame of every
   * file are there from the start, others as reading comes to them. At most 65,536.
   */
  public List<NameRecord> nameRecords() {
    return carried.names();
  }

  /**
   * Secrets that the captures carry to decrypt their traffic, each once and as early as {@link
   * #nameRecords}. At most 16 MB.
   */
  public List<DecryptionSecret> secrets() {
    return carried.secrets();
  }

  /** How many {@link #nameRecords} there are so far; they keep their order. */
  public int nameCount() {
    return carried.nameCount();
  }

  /** Captures that can be read. */
  public int captureCount() {
    return captures.size();
  }

  /**
   * Interfaces of a capture, as far as it was read; pcap has one. Those described before the first
   * frame are there from the start, and they keep their order.
   *
   * @param capture index as in {@link Frame#capture()}
   */
  public List<SourceInterface> interfaces(int capture) {
    return captures.get(capture).described().interfaces();
  }

  /** How many {@link #interfaces} there are so far. */
  public int interfaceCount(int capture) {
    return captures.get(capture).described().interfaceCount();
  }

  /** Options of the first section header of a capture; none for pcap. */
  public List<PcapngOption> sectionOptions(int capture) {
    return captures.get(capture).described().section();
  }

  /** How many {@link #secrets} there are so far; they keep their order. */
  public int secretCount() {
    return carried.secretCount();
  }

  /** A pipe is among the inputs: it may be silent for any time. */
  public boolean hasPipe() {
    return pipes;
  }

  /** Bytes read from disk so far, compressed where the files are. Any thread may ask. */
  public long bytesRead() {
    return progress.get();
  }

  /** Bytes of all files on disk; 0 when not known because a pipe is among them. */
  public long bytesTotal() {
    return totalBytes;
  }

  @Override
  public void close() throws IOException {
    for (QueuedCapture capture : captures) {
      capture.close();
    }
  }
}
