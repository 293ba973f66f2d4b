package org.icascope.flow;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.icascope.decode.Headers;
import org.icascope.decode.HeadersForTests;
import org.icascope.model.Diagnostic;
import org.icascope.model.PortTable;
import org.icascope.model.Transport;

/**
 * Two hosts that talk, one frame per call and millisecond. Sequence numbers are given relative to
 * the byte after the SYN of each side, as stream offsets are.
 */
public final class Conversation {

  public static final int SYN = Headers.SYN;
  public static final int ACK = Headers.ACK;
  public static final int FIN = Headers.FIN | Headers.ACK;
  public static final int RST = Headers.RST;
  public static final int SYN_ACK = Headers.SYN | Headers.ACK;
  private static final long MILLI = 1_000_000;

  private final FlowTable table;
  private final List<Diagnostic> diagnostics = new ArrayList<>();
  private long clientStart = 1000;
  private long serverStart = 5000;
  private int clientPort = 50000;
  private int serverPort = 2598;
  private int window = 1000;
  private int captured = Integer.MAX_VALUE;
  private long frame;
  private long timeNanos = 1_000_000_000L;

  public Conversation(SegmentSink sink) {
    this(sink, FlowLimits.defaults());
  }

  public Conversation(SegmentSink sink, FlowLimits limits) {
    table = new FlowTable(new PortTable(Map.of()), limits, diagnostics::add, sink);
  }

  /** Sequence numbers of the first bytes after the SYNs. */
  public Conversation startingAt(long client, long server) {
    clientStart = client;
    serverStart = server;
    return this;
  }

  public Conversation ports(int client, int server) {
    clientPort = client;
    serverPort = server;
    return this;
  }

  /** Window of the frames that follow. */
  public Conversation window(int bytes) {
    window = bytes;
    return this;
  }

  /** The recorder keeps that many payload bytes of each frame that follows. */
  public Conversation snap(int bytes) {
    captured = bytes;
    return this;
  }

  public Conversation pause(long millis) {
    timeNanos += millis * MILLI;
    return this;
  }

  public Conversation handshake() {
    return client(SYN, -1, 0, "").server(SYN_ACK, -1, 0, "").client(ACK, 0, 0, "");
  }

  public Conversation client(int flags, long sequence, long acknowledged, String payload) {
    return client(flags, sequence, acknowledged, payload.getBytes(StandardCharsets.US_ASCII));
  }

  public Conversation client(int flags, long sequence, long acknowledged, byte[] payload) {
    HeadersForTests headers = HeadersForTests.of(Transport.TCP).from(1, clientPort);
    headers.to(2, serverPort).tcp(flags, clientStart + sequence, serverStart + acknowledged);
    return send(headers, payload);
  }

  public Conversation server(int flags, long sequence, long acknowledged, String payload) {
    return server(flags, sequence, acknowledged, payload.getBytes(StandardCharsets.US_ASCII));
  }

  public Conversation server(int flags, long sequence, long acknowledged, byte[] payload) {
    HeadersForTests headers = HeadersForTests.of(Transport.TCP).from(2, serverPort);
    headers.to(1, clientPort).tcp(flags, serverStart + sequence, clientStart + acknowledged);
    return send(headers, payload);
  }

  public Conversation datagram(boolean fromClient, String payload) {
    return datagram(fromClient, payload.getBytes(StandardCharsets.US_ASCII));
  }

  public Conversation datagram(boolean fromClient, byte[] payload) {
    HeadersForTests headers = HeadersForTests.of(Transport.UDP);
    if (fromClient) {
      headers.from(1, clientPort).to(2, serverPort);
    } else {
      headers.from(2, serverPort).to(1, clientPort);
    }
    return send(headers, payload);
  }

  /** Something else takes the room of so many flows. */
  Conversation displace(int count) {
    table.displace(count);
    return this;
  }

  public void finish() {
    table.finish();
  }

  /** Codes of the diagnostics so far. */
  public List<String> diagnostics() {
    return diagnostics.stream().map(Diagnostic::code).toList();
  }

  private Conversation send(HeadersForTests headers, byte[] payload) {
    headers.window(window).payload(payload, Math.min(captured, payload.length));
    timeNanos += MILLI;
    table.onHeaders(headers.at(++frame, timeNanos));
    return this;
  }
}
