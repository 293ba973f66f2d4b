package org.icascope.dissect.ica;

import java.nio.ByteBuffer;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;

/**
 * One direction of an ICA connection: greeting, set-up packets, then frames.
 *
 * <p>A direction that does not begin with the greeting, while the other side did not greet either,
 * was captured from mid-session: its bytes are counted and that is all.
 */
final class IcaLane {

  private enum Phase {
    SETUP,
    FRAMED,
    UNFRAMED
  }

  private final Direction direction;
  private final IcaSetup setup;
  private final SetupReader reader;
  private final LaneEvents events;
  private final SetupCutter packets;
  private final FrameCutter frames;
  private final RecordCounts counts = new RecordCounts();
  private final Chunk replayed = new Chunk();
  private Phase phase = Phase.SETUP;

  /** Bytes of the direction before the chunk at hand, those included that were not captured. */
  private long position;

  IcaLane(Direction direction, IcaSetup setup, SetupReader reader, IcaSink sink) {
    this.direction = direction;
    this.setup = setup;
    this.reader = reader;
    this.events = new LaneEvents(direction, sink);
    this.packets = new SetupCutter(direction, setup);
    this.frames = new FrameCutter(direction, setup, counts, events);
  }

  RecordCounts counts() {
    return counts;
  }

  void onChunk(Chunk chunk) {
    events.bytes(position, chunk);
    frames.begin(chunk);
    int at = 0;
    while (at < chunk.length() && phase == Phase.SETUP) {
      at = setUp(chunk, at);
    }
    if (phase == Phase.FRAMED) {
      frames.feed(chunk, at, position);
    } else if (phase == Phase.UNFRAMED) {
      counts.add(RecordCounts.UNFRAMED, chunk.length() - at);
    }
    position += chunk.length();
  }

  void onGap(long length, FrameMark where) {
    position += length;
    if (phase == Phase.FRAMED) {
      frames.onGap(length, where);
    } else if (phase == Phase.SETUP) {
      if (packets.onGap(length) == SetupCutter.Outcome.LOST) {
        packetLost(where);
      }
      if (phase == Phase.FRAMED && packets.isSeeking()) {
        frames.loseSync(where);
      }
    }
  }

  private int setUp(Chunk chunk, int at) {
    SetupCutter.Outcome outcome = packets.feed(chunk, at);
    int next = packets.position();
    switch (outcome) {
      case PACKET -> packet(packets.packet(), chunk, position + next);
      case LOST -> packetLost(chunk.mark());
      case INVALID -> invalid(chunk);
      case NEED_MORE -> {}
    }
    return next;
  }

  /**
   * @param end position behind the packet
   */
  private void packet(ByteBuffer packet, Chunk chunk, long end) {
    boolean banner = packet.get(0) == IcaStream.BANNER[0];
    events.unit(banner ? "ica_banner" : "ica_init_packet", "", end - packet.remaining(), end);
    if (banner) {
      setup.greeted = true;
      events.once(IcaPhase.BANNER, chunk.mark());
    } else {
      reader.read(packet, chunk.mark(), events);
      leaveSetUpIfDue(chunk.mark());
    }
  }

  private void packetLost(FrameMark where) {
    events.remark(
        "ica.setup.incomplete", "a packet of the set-up was not captured as a whole", where);
    reader.lost(packets.lostCommand(), packets.lostFollowing());
    leaveSetUpIfDue(where);
  }

  /** The byte after the last packet of a side is its first framed byte. */
  private void leaveSetUpIfDue(FrameMark where) {
    boolean client = direction == Direction.CLIENT_TO_SERVER;
    if (!(client ? setup.setupComplete : setup.connectsComplete)) {
      return;
    }
    phase = setup.hasFraming() ? Phase.FRAMED : Phase.UNFRAMED;
    if (client && !setup.isServerWordKnown()) {
      events.remark(
          "ica.assumed",
          "the server's confirmation was not captured: the layers the client offered are taken",
          where);
    }
  }

  private void invalid(Chunk chunk) {
    Chunk unread = packets.unread(replayed, chunk);
    if (!setup.greeted) {
      phase = Phase.UNFRAMED;
      counts.add(RecordCounts.UNFRAMED, unread.length());
      events.remark(
          "ica.mid-session",
          "the bytes from the " + direction.sender() + " do not begin with the ICA greeting",
          chunk.mark());
    } else if (isOtherSidePastSetUp()) {
      phase = setup.hasFraming() ? Phase.FRAMED : Phase.UNFRAMED;
      frames.loseSync(chunk.mark()); // the end of this side's set-up was not captured
      frames.replay(unread);
    } else {
      packets.seekSegment();
    }
  }

  private boolean isOtherSidePastSetUp() {
    return direction == Direction.CLIENT_TO_SERVER ? setup.connectsComplete : setup.setupComplete;
  }
}
