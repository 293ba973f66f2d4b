package org.icascope.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.icascope.bench.Payloads.Kind;

/** Very many flows of nine frames each, up to 50,000 of them open at once. */
final class FlowsCapture {
  private static final int FLOWS_AT_ONCE = 50_000;
  private static final long BEGIN_MICROS = 1_772_442_000_000_000L; // chosen: 2026-03-02
  private static final long MICROS_BETWEEN = 20; // chosen: 50,000 frames a second

  private final Random random = new Random(20_260_302);
  private final Payloads payloads = new Payloads(random);
  private final Ipv4Frame frame = new Ipv4Frame();
  private final List<BackgroundFlow> open = new ArrayList<>();

  void write(OutputStream target, long flows) throws IOException {
    try (PcapFile out = new PcapFile(target)) {
      long time = BEGIN_MICROS;
      for (int begun = 0; begun < flows || !open.isEmpty(); time += MICROS_BETWEEN) {
        while (begun < flows && open.size() < FLOWS_AT_ONCE) {
          open.add(new BackgroundFlow(random, payloads, Kind.HTTP, begun++, true));
        }
        int chosen = random.nextInt(open.size());
        BackgroundFlow flow = open.get(chosen);
        flow.step(frame);
        out.frame(time, frame.bytes(), frame.length());
        if (flow.over()) {
          open.set(chosen, open.get(open.size() - 1));
          open.remove(open.size() - 1);
        }
      }
    }
  }
}
