package org.icascope.tunnel.tls;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.icascope.capture.CaptureSet;
import org.icascope.capture.TestCaptures;
import org.icascope.flow.CaptureFlows;
import org.icascope.flow.Flow;
import org.icascope.flow.Signal;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.reassembly.ReassemblyLimits;
import org.icascope.reassembly.StreamReassembly;
import org.icascope.tunnel.TunnelFacts;
import org.icascope.tunnel.TunnelSink;
import org.icascope.tunnel.TunnelStage;
import org.icascope.tunnel.tls.crypto.KeyMaterial;

/** The outermost TLS and DTLS connections of a capture, and how many bytes came out of them. */
final class Connections implements TunnelSink {

  final Map<Flow, TlsFacts> found = new LinkedHashMap<>();
  final List<String> codes = new ArrayList<>();
  final List<String> unopened = new ArrayList<>();
  private final KeyMaterial keys = KeyMaterial.none();

  /** Reads a capture with the secrets in it and with these key files. */
  static Connections of(Path capture, List<byte[]> keyFiles) throws IOException {
    Connections connections = new Connections();
    try (CaptureSet set = TestCaptures.open(capture)) {
      TestCaptures.drain(set);
      set.secrets().forEach(secret -> connections.key(bytes(secret.content())));
    }
    keyFiles.forEach(connections::key);
    TlsSettings settings = new TlsSettings(connections.keys, true, connections::unopened);
    TunnelStage stage =
        new TunnelStage(
            List.of(new TlsTunnel(settings)),
            List.of(new DtlsTunnel(settings)),
            connections,
            d -> connections.codes.add(d.code()));
    CaptureFlows.run(capture, new StreamReassembly(ReassemblyLimits.defaults(), d -> {}, stage));
    return connections;
  }

  private void unopened(Flow flow, String layer, String reason) {
    unopened.add(flow.server() + " " + layer + ": " + reason);
  }

  private void key(byte[] content) {
    keys.add("test", content, d -> codes.add(d.code()));
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  @Override
  public void onTunnel(Flow flow, TunnelFacts facts, FrameMark where) {
    found.putIfAbsent(flow, (TlsFacts) facts);
  }

  @Override
  public void onFlowOpened(Flow flow) {}

  @Override
  public void onTime(long timeNanos) {}

  @Override
  public void onChunk(Flow flow, Direction direction, Chunk chunk) {}

  @Override
  public void onGap(Flow flow, Direction d, long streamOffset, long length, FrameMark where) {}

  @Override
  public void onDatagram(Flow flow, Direction direction, Chunk chunk) {}

  @Override
  public void onSignal(Flow flow, Direction direction, Signal signal, FrameMark mark) {}

  @Override
  public void onFlowClosed(Flow flow) {}
}
