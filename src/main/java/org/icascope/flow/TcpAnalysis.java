package org.icascope.flow;

import org.icascope.decode.Headers;

/**
 * Tells retransmissions, keep-alives and the like apart, by the rules that Wireshark's User's Guide
 * gives in section "TCP Analysis" (version 4.0), and where that leaves room, as tshark 4.0.17 was
 * measured to decide. Every comparison is with what was captured so far.
 */
final class TcpAnalysis {

  private static final int SYN_FIN = Headers.SYN | Headers.FIN;
  private static final int SYN_FIN_RST = SYN_FIN | Headers.RST;

  /** A fast retransmission follows the last duplicate ACK within 20 ms (User's Guide). */
  private static final long FAST_RETRANSMISSION_NANOS = 20_000_000;

  /** Two captured duplicate ACKs are enough: the capture may have missed the third. */
  private static final int FAST_RETRANSMISSION_ACKS = 2;

  /** Reordering takes no longer than the initial RTT or, without one, 3 ms (User's Guide). */
  private static final long DEFAULT_REORDERING_NANOS = 3_000_000;

  private TcpAnalysis() {}

  /**
   * Judges a segment and remembers it.
   *
   * @param sender side that sent it
   * @param receiver the other side
   * @param initialRttNanos duration of the handshake, 0 when it was not seen
   */
  static SegmentKind judge(
      TcpSideState sender, TcpSideState receiver, Headers headers, long initialRttNanos) {
    SegmentKind kind = probe(sender, receiver, headers);
    if (kind == SegmentKind.NORMAL) {
      kind = bareAcknowledgement(sender, receiver, headers);
    }
    int acknowledgement = (int) headers.acknowledgement();
    sender.remarks = TcpRemarks.of(sender, receiver, headers, kind);
    if (kind == SegmentKind.DUPLICATE_ACK) {
      sender.duplicateAcks++;
    } else if (!sender.acknowledged || acknowledgement != sender.lastAcknowledgement) {
      sender.duplicateAcks = 0;
      sender.acknowledgedFirstIn = headers.frame().number();
    }
    if (!kind.isProbe()) {
      if (isAcknowledged(receiver, headers)) {
        kind = SegmentKind.SPURIOUS_RETRANSMISSION;
      } else if (isOld(sender, headers)) {
        kind = oldBytes(sender, receiver, headers, initialRttNanos);
      }
    }
    remember(sender, headers, kind);
    return kind;
  }

  private static SegmentKind probe(TcpSideState sender, TcpSideState receiver, Headers headers) {
    int length = headers.payloadLength();
    int sequence = (int) headers.sequence();
    if (!sender.nextKnown || length > 1) {
      return SegmentKind.NORMAL;
    }
    if (length == 1 && sequence == sender.next && receiver.window == 0) {
      return SegmentKind.WINDOW_PROBE;
    }
    return sequence == sender.next - 1 && !headers.has(SYN_FIN_RST)
        ? SegmentKind.KEEP_ALIVE
        : SegmentKind.NORMAL;
  }

  private static SegmentKind bareAcknowledgement(
      TcpSideState sender, TcpSideState receiver, Headers headers) {
    if (headers.payloadLength() > 0
        || headers.has(SYN_FIN_RST)
        || !sender.nextKnown
        || (int) headers.sequence() != sender.next
        || !sender.acknowledged
        || (int) headers.acknowledgement() != sender.lastAcknowledgement) {
      return SegmentKind.NORMAL;
    }
    boolean sameWindow = headers.window() == sender.window;
    if (headers.window() == 0) {
      return sameWindow && receiver.lastKind == SegmentKind.WINDOW_PROBE
          ? SegmentKind.WINDOW_PROBE_ACK
          : SegmentKind.NORMAL;
    }
    if (!sameWindow) {
      return SegmentKind.WINDOW_UPDATE;
    }
    return receiver.lastKind == SegmentKind.KEEP_ALIVE
        ? SegmentKind.KEEP_ALIVE_ACK
        : SegmentKind.DUPLICATE_ACK;
  }

  /** The other side had all of the payload before, though perhaps not the capture. */
  private static boolean isAcknowledged(TcpSideState receiver, Headers headers) {
    int end = (int) headers.sequence() + headers.payloadLength();
    return headers.payloadLength() > 0
        && receiver.acknowledged
        && end - receiver.lastAcknowledgement <= 0;
  }

  /** The segment takes sequence numbers, and begins before the next expected one. */
  private static boolean isOld(TcpSideState sender, Headers headers) {
    return (headers.payloadLength() > 0 || headers.has(SYN_FIN))
        && sender.nextKnown
        && (int) headers.sequence() - sender.next < 0;
  }

  private static SegmentKind oldBytes(
      TcpSideState sender, TcpSideState receiver, Headers headers, long initialRttNanos) {
    int sequence = (int) headers.sequence();
    if (headers.payloadLength() > 1 && sequence == sender.next - 1) {
      return SegmentKind.NORMAL; // goes on where a probe left off
    }
    long now = headers.frame().timeNanos();
    if (receiver.duplicateAcks >= FAST_RETRANSMISSION_ACKS
        && receiver.lastAcknowledgement == sequence
        && Math.abs(now - receiver.lastTimeNanos) < FAST_RETRANSMISSION_NANOS) {
      return SegmentKind.FAST_RETRANSMISSION;
    }
    long reordering = initialRttNanos > 0 ? initialRttNanos : DEFAULT_REORDERING_NANOS;
    long elapsed = now - sender.nextTimeNanos;
    boolean soon = elapsed >= 0 && elapsed < reordering; // of a time that goes back nobody knows
    return soon && next(headers) != sender.next
        ? SegmentKind.OUT_OF_ORDER
        : SegmentKind.RETRANSMISSION;
  }

  /** One past the last sequence number the segment takes; SYN and FIN take one. */
  private static int next(Headers headers) {
    int end = (int) headers.sequence() + headers.payloadLength();
    return headers.has(SYN_FIN) ? end + 1 : end;
  }

  private static void remember(TcpSideState sender, Headers headers, SegmentKind kind) {
    int end = next(headers);
    boolean further = !sender.nextKnown || end - sender.next > 0;
    if (further && kind != SegmentKind.WINDOW_PROBE) {
      sender.next = end;
      sender.nextKnown = true;
      sender.nextTimeNanos = headers.frame().timeNanos();
    }
    sender.followSeen((int) headers.sequence(), kind);
    sender.window = headers.window();
    sender.windowOfSyn = headers.has(Headers.SYN);
    sender.lastTimeNanos = headers.frame().timeNanos();
    sender.lastKind = kind;
    if (headers.has(Headers.ACK)) {
      sender.acknowledged = true;
      sender.lastAcknowledgement = (int) headers.acknowledgement();
    }
  }
}
