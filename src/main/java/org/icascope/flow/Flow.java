package org.icascope.flow;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.icascope.model.Direction;
import org.icascope.model.Endpoint;
import org.icascope.model.FrameMark;
import org.icascope.model.Transport;

/**
 * Both directions of one incarnation of a five-tuple. Port reuse starts a new flow.
 *
 * <p>One object per flow; the flow stage changes it as frames come in, later stages read it.
 */
public final class Flow {

  final int serial;
  final Transport transport;
  final Endpoint client;
  final Endpoint server;
  final boolean clientCertain;
  final int vlan;
  final int streamNumber;
  final FlowSide clientSide = new FlowSide();
  final FlowSide serverSide = new FlowSide();
  FrameMark first;
  FrameMark last;
  long firstSequence;
  Handshake handshake = Handshake.NOT_SEEN;
  FrameMark syn;
  FrameMark synAck;
  FrameMark handshakeAck;
  FrameMark closed;
  Close close = Close.NONE;
  Direction closedBy;
  double dataRttMillis = Double.NaN;
  boolean payloadWanted = true;

  Flow(
      int serial,
      Transport transport,
      Endpoint client,
      Endpoint server,
      boolean clientCertain,
      int vlan,
      int streamNumber) {
    this.serial = serial;
    this.transport = transport;
    this.client = client;
    this.server = server;
    this.clientCertain = clientCertain;
    this.vlan = vlan;
    this.streamNumber = streamNumber;
  }

  /** Number of the flow in order of first packet, from 0, over all flows of the run. */
  public int serial() {
    return serial;
  }

  public Transport transport() {
    return transport;
  }

  /** The side that opened the flow, by SYN, else by evidence. */
  public Endpoint client() {
    return client;
  }

  public Endpoint server() {
    return server;
  }

  /** False when the handshake was not captured and the client side was told by ports. */
  public boolean clientCertain() {
    return clientCertain;
  }

  /** 802.1Q VLAN id of the first packet. */
  public OptionalInt vlan() {
    return vlan < 0 ? OptionalInt.empty() : OptionalInt.of(vlan);
  }

  /** Wireshark's {@code tcp.stream} or {@code udp.stream}: flows of this transport, from 0. */
  public int streamNumber() {
    return streamNumber;
  }

  public FrameMark first() {
    return first;
  }

  public FrameMark last() {
    return last;
  }

  /** Sequence number of the first TCP segment, 0 for UDP. */
  public long firstSequence() {
    return firstSequence;
  }

  /** What this side sent: {@code CLIENT_TO_SERVER} is the client's side. */
  public FlowSide side(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? clientSide : serverSide;
  }

  public Handshake handshake() {
    return handshake;
  }

  /** First SYN of the client. */
  public Optional<FrameMark> syn() {
    return Optional.ofNullable(syn);
  }

  /** First SYN,ACK of the server. */
  public Optional<FrameMark> synAck() {
    return Optional.ofNullable(synAck);
  }

  /** First ACK of the client after the SYN,ACK. */
  public Optional<FrameMark> handshakeAck() {
    return Optional.ofNullable(handshakeAck);
  }

  /** Last SYN before the SYN,ACK to the handshake's ACK, in milliseconds. */
  public OptionalDouble handshakeRttMillis() {
    return syn == null || handshakeAck == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(syn.millisUntil(handshakeAck));
  }

  public OptionalDouble synToSynAckMillis() {
    return syn == null || synAck == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(syn.millisUntil(synAck));
  }

  public OptionalDouble synAckToAckMillis() {
    return synAck == null || handshakeAck == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(synAck.millisUntil(handshakeAck));
  }

  /** Median time from data to its acknowledgement at the capture point, in milliseconds. */
  public OptionalDouble dataRttMillis() {
    return Double.isNaN(dataRttMillis) ? OptionalDouble.empty() : OptionalDouble.of(dataRttMillis);
  }

  public Close close() {
    return close;
  }

  /** Whose address the first FIN or RST bears. */
  public Optional<Direction> closedBy() {
    return Optional.ofNullable(closedBy);
  }

  /** The first FIN or RST. */
  public Optional<FrameMark> closed() {
    return Optional.ofNullable(closed);
  }

  /** A later stage looked at the first bytes and has no use for the rest. */
  public void ignorePayload() {
    payloadWanted = false;
  }

  public boolean payloadWanted() {
    return payloadWanted;
  }

  @Override
  public String toString() {
    return transport.label() + " " + client + " > " + server;
  }
}
