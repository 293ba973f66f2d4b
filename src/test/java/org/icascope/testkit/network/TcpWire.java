package org.icascope.testkit.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The way between both ends of a TCP connection, with the recorder at it. */
final class TcpWire {
  private static final int SYN_WINDOW = 64_240;
  private static final int CHECKSUM_AT = 14 + 20 + 16; // Ethernet, IPv4, place in TCP

  private final Network network;
  private final List<CapturedFrame> recorded = new ArrayList<>();
  private final TcpProgress progress = new TcpProgress();

  TcpWire(Network network) {
    this.network = network;
  }

  TcpProgress progress() {
    return progress;
  }

  /** All frames, in the order sent. */
  List<CapturedFrame> recorded() {
    return List.copyOf(recorded);
  }

  /** A frame that no end made. */
  CapturedFrame add(byte[] bytes) {
    CapturedFrame frame = network.recording().add(network.clock().now(), bytes);
    recorded.add(frame);
    return frame;
  }

  /** Puts a segment on the wire; segments of one side follow each other at 1 Gbit/s. */
  void put(TcpEnd end, TcpEnd receiver, TcpFlags flags, TcpSegment segment, TcpEngine engine) {
    if (end.gone) {
      return;
    }
    end.stopAcknowledgeTimer();
    end.unconfirmedSegments = 0;
    int length = segment.payload().length;
    long time = Math.max(network.clock().now(), end.busyUntil);
    end.busyUntil = time + 1 + length / 125;
    boolean refused = length > 0 && segment.offset() == end.refusedOffset;
    Fate chosen = end.takeFate(length > 0);
    Fate fate = refused || length > end.largestPassing ? Fate.LOST_BEHIND_RECORDER : chosen;
    long acknowledgment = flags.ack() ? Math.max(end.nextExpected, 1) : 0;
    if (fate.recorded() && network.recording().isRunning(time)) {
      byte[] bytes = frame(end, receiver, flags, segment);
      if (end.offload || refused && end.spoiled) {
        bytes[CHECKSUM_AT] ^= 0x15;
      } else if (refused) {
        Arrays.fill(bytes, CHECKSUM_AT, CHECKSUM_AT + 2, (byte) 0xff);
      }
      CapturedFrame frame = network.recording().add(time, bytes);
      recorded.add(frame);
      boolean news = end.sent.add(segment, acknowledgment, frame);
      progress.recorded(time, news || flags.syn() || flags.rst());
    }
    if (fate.delivered()) {
      Runnable arrival =
          () -> {
            if (fate.recorded() && !receiver.gone) {
              progress.arrived(time, length);
            }
            if (!flags.syn()) {
              engine.arrive(receiver, flags, segment, acknowledgment);
            }
          };
      network.clock().at(time + receiver.reactionMicros, arrival);
    }
  }

  private static byte[] frame(TcpEnd end, TcpEnd receiver, TcpFlags flags, TcpSegment segment) {
    long acknowledgment =
        flags.ack() ? receiver.initialSequence + Math.max(end.nextExpected, 1) : 0;
    int window = flags.rst() ? end.resetWindow : flags.syn() ? SYN_WINDOW : end.window;
    return FrameBuilder.tcp(
        new FrameBuilder.Tcp(
            end.address,
            receiver.address,
            end.identification++ & 0xffff,
            end.initialSequence + segment.offset(),
            acknowledgment,
            flags,
            window,
            segment.payload()));
  }
}
