package org.icascope.bench;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.icascope.bench.Payloads.Kind;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.CapturedFrame;

/** What a busy gateway records: 200 Citrix sessions in the middle of other traffic. */
final class MixedCapture {
  static final int SESSIONS = 200;

  private static final int FLOWS_AT_ONCE = 300;
  private static final double SECONDS_BETWEEN_SESSIONS = 0.9;

  /** Of 20 flows: 7 HTTP, 7 TLS, 1 with varint messages, 5 DNS. */
  private static final String MIX = "HHHHHHHTTTTTTTVDDDDD";

  private final Random random = new Random(20_260_302);
  private final Payloads payloads = new Payloads(random);
  private final Ipv4Frame frame = new Ipv4Frame();
  private final List<BackgroundFlow> open = new ArrayList<>();
  private int flows;

  void write(OutputStream target, long targetBytes) throws IOException {
    List<CapturedFrame> citrix = citrix();
    long citrixBytes = citrix.stream().mapToLong(f -> f.bytes().length + 16L).sum();
    long begin = citrix.get(0).timeMicros();
    long span = citrix.get(citrix.size() - 1).timeMicros() - begin;
    long backgroundBytes = Math.max(0, targetBytes - citrixBytes);
    try (PcapFile out = new PcapFile(target)) {
      int next = 0;
      long written = 0;
      while (written < backgroundBytes) {
        long time = begin + (long) ((double) span * written / backgroundBytes);
        for (; next < citrix.size() && citrix.get(next).timeMicros() <= time; next++) {
          put(out, citrix.get(next));
        }
        long before = out.bytesWritten();
        background(out, time);
        written += out.bytesWritten() - before;
      }
      for (; next < citrix.size(); next++) {
        put(out, citrix.get(next));
      }
    }
  }

  private static void put(PcapFile out, CapturedFrame captured) throws IOException {
    byte[] bytes = captured.bytes();
    out.frame(captured.timeMicros(), bytes, bytes.length);
  }

  private void background(PcapFile out, long time) throws IOException {
    while (open.size() < FLOWS_AT_ONCE) {
      open.add(new BackgroundFlow(random, payloads, kind(), flows++));
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

  private Kind kind() {
    return switch (MIX.charAt(random.nextInt(MIX.length()))) {
      case 'H' -> Kind.HTTP;
      case 'T' -> Kind.TLS;
      case 'V' -> Kind.VARINT;
      default -> Kind.DNS;
    };
  }

  private static List<CapturedFrame> citrix() {
    Scenario scenario = new Scenario("bench-mixed");
    for (int i = 0; i < SESSIONS; i++) {
      String client = String.format(Locale.ROOT, "10.60.%d.%d:%d", i / 50, 10 + i % 50, 50_000 + i);
      String server = String.format(Locale.ROOT, "10.50.30.%d:2598", 1 + i % 8);
      CgpSession session = scenario.cgpSession(client, server, i * SECONDS_BETWEEN_SESSIONS);
      session.connect().run(20);
      switch (i % 5) {
        case 0 -> session.breakBySilence().idle(4).resume(51_000 + i);
        case 1 -> session.breakByReset(CLIENT_TO_SERVER).idle(2).resume(51_000 + i);
        default -> session.idle(3);
      }
      session.run(30).finish();
    }
    return scenario.frames();
  }
}
