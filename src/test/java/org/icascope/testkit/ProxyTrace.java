package org.icascope.testkit;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntToLongFunction;
import org.icascope.testkit.TwoPoints.Seen;
import org.icascope.testkit.network.NstraceWriter;
import org.icascope.testkit.network.NstraceWriter.About;

/** What a NetScaler records of the connections that it joins. */
public final class ProxyTrace {

  private static final long NANOS_PER_MICRO = 1000;

  private record Traced(Seen frame, boolean inbound, long number, long linked) {}

  private final List<Traced> all = new ArrayList<>();

  /**
   * A connection.
   *
   * @param clientLeg the appliance is its server
   * @param number its PcbDevNo, or 0
   * @param linked the other number that its packet of that index names, or 0
   */
  public ProxyTrace leg(
      List<Seen> frames, boolean clientLeg, long number, IntToLongFunction linked) {
    for (int i = 0; i < frames.size(); i++) {
      Seen frame = frames.get(i);
      all.add(new Traced(frame, frame.toServer() == clientLeg, number, linked.applyAsLong(i)));
    }
    return this;
  }

  /** All frames so far in the order of time, as nstrace 3.5. */
  public NstraceWriter file() {
    NstraceWriter file = new NstraceWriter("3.5").signature();
    all.stream()
        .sorted(Comparator.comparingLong(traced -> traced.frame().timeMicros()))
        .forEach(traced -> write(file, traced));
    return file.fill();
  }

  private static void write(NstraceWriter file, Traced traced) {
    About about = traced.inbound ? About.in(traced.number) : About.out(traced.number);
    long nanos = traced.frame.timeMicros() * NANOS_PER_MICRO;
    file.packet35(about.linked(traced.linked), nanos, traced.frame.bytes());
  }

  public Path write(Path path) throws IOException {
    return Files.write(path, file().bytes());
  }
}
