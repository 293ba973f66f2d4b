package org.icascope.testkit;

import java.util.ArrayList;
import java.util.List;
import org.icascope.testkit.network.Transmission;
import org.icascope.testkit.protocol.CgpWriter;

/** A numbered CGP message that its sender keeps until it is acknowledged. */
final class TrackedMessage {
  private final long number;
  private final byte[] payload;
  private final byte[] verbatim;
  private final List<Transmission> transmissions = new ArrayList<>();
  private boolean carriedAck;

  private TrackedMessage(long number, byte[] payload, byte[] verbatim) {
    this.number = number;
    this.payload = payload;
    this.verbatim = verbatim;
  }

  static TrackedMessage payload(long number, byte[] payload) {
    return new TrackedMessage(number, payload.clone(), new byte[0]);
  }

  /** A channel open request or response, which counts no payload. */
  static TrackedMessage control(long number, byte[] message) {
    return new TrackedMessage(number, new byte[0], message);
  }

  long number() {
    return number;
  }

  byte[] payload() {
    return payload.clone();
  }

  int payloadBytes() {
    return payload.length;
  }

  boolean sentBefore() {
    return !transmissions.isEmpty();
  }

  /** First time: with the acknowledgement given, 0 for none. */
  byte[] encode(CgpWriter writer, int ack) {
    if (verbatim.length > 0) {
      return verbatim;
    }
    carriedAck = ack > 0;
    return carriedAck ? writer.realtimeWithAck(ack, false, payload) : writer.realtime(payload);
  }

  /** Again: unchanged but for the acknowledgement, which is zeroed. */
  byte[] encodeReplay(CgpWriter writer) {
    if (verbatim.length > 0) {
      return verbatim;
    }
    return carriedAck ? writer.realtimeWithAck(0, false, payload) : writer.realtime(payload);
  }

  void sent(Transmission transmission) {
    transmissions.add(transmission);
  }

  /** Whether the recorder has any transmission so far, the first byte at least. */
  boolean recorded() {
    return transmissions.stream().anyMatch(t -> t.firstFrame().isPresent());
  }

  /** Whether every transmission so far was recorded to the last byte. */
  boolean fullyRecorded() {
    return transmissions.stream().allMatch(Transmission::fullyRecorded);
  }
}
