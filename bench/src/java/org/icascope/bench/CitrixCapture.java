package org.icascope.bench;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import org.icascope.testkit.CgpSession;
import org.icascope.testkit.Scenario;
import org.icascope.testkit.network.CapturedFrame;
import org.icascope.testkit.protocol.SealedTls.Kind;

/**
 * Nothing but CGP: sessions of about 30 MB of server data with two reconnects, one by one; plain or
 * inside TLS.
 */
final class CitrixCapture {
  private static final int TLS_AES_128_GCM_SHA256 = 0x1301;
  private static final int BURST_BYTES = 16_000; // near the 16,383 an ICA frame can have
  private static final int RECORD_BYTES = 1_400; // what a record has at an ordinary segment size
  private static final int ROUNDS = 320; // of 6 large and 7 small records: 106 kB each
  private static final double SECONDS_BETWEEN_SESSIONS = 1;

  private final boolean encrypted;
  private final StringBuilder keyLog = new StringBuilder();

  /**
   * @param encrypted in TLS 1.3 with AES-128-GCM; {@link #keyLog} opens it
   */
  CitrixCapture(boolean encrypted) {
    this.encrypted = encrypted;
  }

  /** The secrets of what was written. */
  String keyLog() {
    return keyLog.toString();
  }

  void write(OutputStream target, long targetBytes) throws IOException {
    try (PcapFile out = new PcapFile(target)) {
      double second = 0;
      for (int number = 0; out.bytesWritten() < targetBytes; number++) {
        second += SECONDS_BETWEEN_SESSIONS + session(out, number, second);
      }
    }
  }

  /** Returns how long it took, in seconds. */
  private double session(PcapFile out, int number, double second) throws IOException {
    Scenario scenario = new Scenario("bench-citrix-" + number);
    String client =
        String.format(Locale.ROOT, "10.20.30.%d:%d", 10 + number % 200, 50_000 + number);
    String server = encrypted ? "10.50.30.5:443" : "10.50.30.5:2598";
    CgpSession session = scenario.cgpSession(client, server, second);
    if (encrypted) {
      session.overTls(Kind.tls(TLS_AES_128_GCM_SHA256), "gateway.example.com");
    }
    session.connect();
    burst(session);
    session.breakBySilence().idle(5).resume(52_000 + number);
    burst(session);
    session.breakByReset(CLIENT_TO_SERVER).idle(1).resume(54_000 + number);
    burst(session);
    session.idle(0.5).finish();
    List<CapturedFrame> frames = scenario.frames();
    for (CapturedFrame frame : frames) {
      byte[] bytes = frame.bytes();
      out.frame(frame.timeMicros(), bytes, bytes.length);
    }
    keyLog.append(scenario.keyLog());
    long first = frames.get(0).timeMicros();
    return (frames.get(frames.size() - 1).timeMicros() - first) / 1e6;
  }

  private static void burst(CgpSession session) {
    for (int round = 0; round < ROUNDS / 3; round++) {
      for (int i = 0; i < 6; i++) {
        session.say(SERVER_TO_CLIENT, BURST_BYTES).idle(0.0002);
      }
      for (int i = 0; i < 7; i++) {
        session.say(SERVER_TO_CLIENT, RECORD_BYTES).idle(0.00002);
      }
      session.say(CLIENT_TO_SERVER, 6);
    }
    session.idle(0.2);
  }
}
