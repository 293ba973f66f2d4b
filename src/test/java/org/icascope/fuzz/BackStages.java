package org.icascope.fuzz;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.DecryptionSecret;
import org.icascope.capture.Frame;
import org.icascope.dissect.FlowDissection;
import org.icascope.launch.LaunchFacts;
import org.icascope.launch.LaunchObserver;
import org.icascope.model.Diagnostic;
import org.icascope.model.DiagnosticSink;
import org.icascope.model.FrameMark;
import org.icascope.model.PortTable;
import org.icascope.rules.RuleSettings;
import org.icascope.session.Session;
import org.icascope.session.SessionSettings;
import org.icascope.session.SessionTracker;
import org.icascope.session.TrackedSessions;
import org.icascope.tunnel.TunnelStage;
import org.icascope.tunnel.edt.EdtLimits;
import org.icascope.tunnel.edt.EdtTunnel;
import org.icascope.tunnel.socks.SocksTunnel;
import org.icascope.tunnel.tls.DtlsTunnel;
import org.icascope.tunnel.tls.TlsSettings;
import org.icascope.tunnel.tls.TlsTunnel;
import org.icascope.tunnel.tls.crypto.KeyMaterial;
import org.icascope.tunnel.websocket.WebSocketTunnel;

/** The stages behind reassembly, as the program wires them: tunnels, messages, sessions. */
final class BackStages implements DiagnosticSink {

  private static final PortTable PORTS = new PortTable(Map.of());
  private static final KeyMaterial KEYS = keysOfTheSample();

  /** A stage says the same at most a few times of a flow; this is far above that. */
  private static final int BASE_REMARKS = 1_000;

  final TunnelStage tunnels;
  private final SessionTracker tracker;
  private final LaunchObserver launches;
  private final int inputBytes;
  private int remarks;

  BackStages(int inputBytes) {
    this.inputBytes = inputBytes;
    Optional<byte[]> key = Optional.of(new byte[] {1});
    tracker =
        new SessionTracker(new SessionSettings(PORTS, true, key, RuleSettings.standard()), this);
    launches = new LaunchObserver(this);
    TlsSettings tls = new TlsSettings(KEYS, true, (server, layer, reason) -> {});
    tunnels =
        new TunnelStage(
            List.of(
                new TlsTunnel(tls), new WebSocketTunnel(PORTS), new SocksTunnel(), launches.sta()),
            List.of(new DtlsTunnel(tls), new EdtTunnel(PORTS, EdtLimits.defaults())),
            new InnerStreams(new FlowDissection(PORTS, tracker, this), inputBytes),
            this);
  }

  /** Lets all stages come to an end, and looks at the sessions. */
  void finish(FrameMark last) {
    LaunchFacts seen = launches.finish(last);
    TrackedSessions tracked = tracker.finish(last, seen);
    for (Session session : tracked.sessions()) {
      Check.that(!session.connections().isEmpty(), "a session has a connection");
    }
    tracked.events().forEach(event -> Check.that(event != null, "no event"));
  }

  @Override
  public void report(Diagnostic diagnostic) {
    Check.range(++remarks, 1, BASE_REMARKS + 2L * inputBytes, "remarks");
    Check.range(diagnostic.message().length(), 1, 2_000, "length of a remark");
    Check.that(diagnostic.message().indexOf('\n') < 0, "a remark is one line");
  }

  /** Those that stand in a sample, so that its records are opened as far as they are whole. */
  private static KeyMaterial keysOfTheSample() {
    KeyMaterial keys = KeyMaterial.none();
    List<String> sample = List.of("samples/tls-with-keys.pcapng");
    try (CaptureSet set = CaptureSet.open(sample, InputStream.nullInputStream(), false)) {
      Frame frame = new Frame();
      while (set.next(frame)) {
        // secrets are known when their frames were read
      }
      for (DecryptionSecret secret : set.secrets()) {
        ByteBuffer content = secret.content();
        byte[] bytes = new byte[content.remaining()];
        content.get(bytes);
        keys.add("sample", bytes, diagnostic -> {});
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return keys;
  }
}
