package org.icascope.view.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.DecryptionSecret;
import org.icascope.capture.Frame;
import org.icascope.capture.NameRecord;
import org.icascope.capture.NstraceHeader;
import org.icascope.capture.PcapngOption;
import org.icascope.capture.PcapngWriter;
import org.icascope.capture.SourceInterface;
import org.icascope.view.frame.FrameSink;
import org.icascope.view.frame.ViewedFrame;

/**
 * Writes chosen frames of all inputs as one section of pcapng. Names and secrets that the inputs
 * carry stand before the frames that came after them. Statistics of interfaces are left out: they
 * count what was captured, not what was chosen of it.
 */
public final class FrameExport implements FrameSink {

  private final ExportSettings settings;
  private final OutputStream out;
  private final ExportCounts counts = new ExportCounts();
  private final KeptOptions options;
  private final Optional<FrameStripper> stripper;

  /** By capture, then by interface of it. */
  private final List<List<Integer>> interfaces = new ArrayList<>();

  private CaptureSet input;
  private PcapngWriter writer;
  private int namesSeen;
  private int secretsSeen;
  private IOException failure;

  public FrameExport(ExportSettings settings, OutputStream out) {
    this.settings = settings;
    this.out = out;
    this.options = new KeptOptions(settings.stripping().isPresent(), counts);
    this.stripper = settings.stripping().map(safe -> new FrameStripper(safe, counts));
  }

  /** What was written so far. */
  public ExportCounts counts() {
    return counts;
  }

  /**
   * All frames were given.
   *
   * @throws IOException when the output could not be written; nothing more was, since
   */
  public void finish() throws IOException {
    if (failure == null) {
      carried(); // of captures without a frame that was chosen
      out.flush();
    }
    if (failure != null) {
      throw failure;
    }
  }

  @Override
  public void onOpen(CaptureSet opened) {
    input = opened;
    List<PcapngOption> section = input.captureCount() == 0 ? List.of() : input.sectionOptions(0);
    attempt(
        () -> {
          writer = new PcapngWriter(out, section(options.ofSection(section)));
          carried();
        });
  }

  /** The program that wrote the source is named before ours. */
  private List<PcapngOption> section(List<PcapngOption> kept) {
    List<PcapngOption> all = new ArrayList<>();
    String application = settings.application();
    for (PcapngOption option : kept) {
      if (option.code() == PcapngOption.APPLICATION) {
        application = option.text() + ", " + application;
      } else {
        all.add(option);
      }
    }
    all.add(PcapngOption.text(PcapngOption.APPLICATION, application));
    all.add(PcapngOption.text(PcapngOption.COMMENT, settings.about()));
    return all;
  }

  @Override
  public boolean onFrame(ViewedFrame viewed) {
    stripper.ifPresent(s -> s.look(viewed));
    if (failure == null && settings.wanted().test(viewed)) {
      attempt(() -> write(viewed));
    }
    return failure == null;
  }

  @FunctionalInterface
  private interface Writing {
    void run() throws IOException;
  }

  private void attempt(Writing writing) {
    try {
      writing.run();
    } catch (IOException e) {
      failure = e;
    }
  }

  private void write(ViewedFrame viewed) throws IOException {
    Frame frame = viewed.frame();
    describe(frame.capture());
    records();
    int on = interfaces.get(frame.capture()).get(frame.sourceInterface());
    List<String> comments = settings.comments().getOrDefault(frame.mark().ref(), List.of());
    ByteBuffer bytes =
        stripper
            .map(s -> ByteBuffer.wrap(s.strip(viewed)))
            .orElseGet(() -> ByteBuffer.wrap(frame.bytes(), frame.start(), frame.capturedLength()));
    List<PcapngOption> all = new ArrayList<>(options.ofFrame(frame.options()));
    NstraceHeader.of(frame)
        .ifPresent(header -> all.addAll(TraceOptions.of(header, settings.traceComments())));
    comments.forEach(text -> all.add(PcapngOption.text(PcapngOption.COMMENT, text)));
    writer.frame(on, frame, bytes, all);
    counts.frames++;
    counts.comments += comments.size();
  }

  /** What the inputs carry beside frames, as far as they were read. */
  private void carried() throws IOException {
    for (int capture = 0; capture < input.captureCount(); capture++) {
      describe(capture);
    }
    records();
  }

  private void records() throws IOException {
    boolean strip = stripper.isPresent();
    int names = input.nameCount();
    if (strip) {
      counts.names += names - namesSeen;
    } else if (names > namesSeen) {
      for (NameRecord name : input.nameRecords().subList(namesSeen, names)) {
        writer.name(name);
      }
    }
    namesSeen = names;
    int secrets = input.secretCount();
    if (strip) {
      counts.secrets += secrets - secretsSeen;
    } else if (secrets > secretsSeen) {
      for (DecryptionSecret secret : input.secrets().subList(secretsSeen, secrets)) {
        writer.secret(secret);
      }
    }
    secretsSeen = secrets;
  }

  private void describe(int capture) throws IOException {
    if (interfaces.size() == capture) {
      interfaces.add(new ArrayList<>());
    }
    List<Integer> known = interfaces.get(capture);
    if (input.interfaceCount(capture) > known.size()) {
      List<SourceInterface> all = input.interfaces(capture);
      for (SourceInterface next : all.subList(known.size(), all.size())) {
        List<PcapngOption> kept = options.ofInterface(next.options());
        known.add(
            writer.add(
                new SourceInterface(next.linkType(), next.snapLength(), next.timeDigits(), kept)));
      }
    }
  }
}
