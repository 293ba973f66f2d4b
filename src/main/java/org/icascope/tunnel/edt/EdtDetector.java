package org.icascope.tunnel.edt;

import org.icascope.model.Direction;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.DatagramTunnel;
import org.icascope.tunnel.Look;

/**
 * Recognises EDT in the datagrams of one flow: by a handshake on any port; where Citrix traffic is
 * expected also in the middle of a connection, by well-formed headers, one destination socket id
 * per direction and consecutive sequence numbers.
 */
final class EdtDetector implements DatagramTunnel.Detector {

  /**
   * Evidence that is needed. Each data packet with the number after the one before counts 1, each
   * acknowledgement that fits captured data 2. Chosen: a counter in the first four bytes and a
   * constant in the last four of the header are rare, and both being right twice more rarer.
   */
  static final int NEEDED = 4;

  /** Data packets lie so close together. Chosen: the window that was seen, four times. */
  private static final int NEAR = 1 << 16;

  private static final class Side {
    private int destination;
    private boolean hasData;
    private int latest;
  }

  private final boolean midStream;
  private final Side client = new Side();
  private final Side server = new Side();
  private int evidence;

  /**
   * @param midStream whether to look beyond handshakes
   */
  EdtDetector(boolean midStream) {
    this.midStream = midStream;
  }

  @Override
  public Look look(Direction direction, Chunk datagram) {
    if (EdtHandshake.read(datagram).isPresent()) {
      return Look.YES;
    }
    if (!midStream || !EdtHeader.hasWords(datagram, 0) || !fits(direction, datagram)) {
      return Look.NO;
    }
    return evidence >= NEEDED ? Look.YES : Look.MORE;
  }

  private boolean fits(Direction direction, Chunk packet) {
    Side side = side(direction);
    int destination = EdtHeader.destination(packet);
    if (destination == 0 || side.destination != 0 && side.destination != destination) {
      return false;
    }
    side.destination = destination;
    int first = EdtHeader.word(packet, 0);
    return EdtHeader.isControl(first)
        ? fitsControl(side(direction.opposite()), EdtHeader.type(first), packet)
        : fitsData(side, first, EdtHeader.bodyBytes(packet));
  }

  private boolean fitsData(Side side, int sequence, int payloadBytes) {
    if (payloadBytes == 0) {
      return false;
    }
    if (side.hasData) {
      int step = EdtHeader.distance(side.latest, sequence);
      if (Math.abs(step) > NEAR) {
        return false;
      }
      evidence += step == 1 ? 1 : 0;
      side.latest = step > 0 ? sequence : side.latest;
    } else {
      side.hasData = true;
      side.latest = sequence;
    }
    return true;
  }

  private boolean fitsControl(Side sender, int type, Chunk packet) {
    int body = EdtHeader.bodyBytes(packet);
    return switch (type) {
      case EdtHeader.KEEP_ALIVE, EdtHeader.ACK2, EdtHeader.SHUTDOWN -> body <= 4;
      case EdtHeader.ACK -> body >= 4 && body % 4 == 0 && fitsAck(sender, packet);
      case EdtHeader.NAK -> body >= 4 && body % 4 == 0;
      case EdtHeader.DROP_REQUEST -> body == 8;
      default -> false;
    };
  }

  /** Acknowledges what the sender of the data sent a moment ago. */
  private boolean fitsAck(Side sender, Chunk packet) {
    if (!sender.hasData || !EdtHeader.hasWords(packet, 1)) {
      return true;
    }
    int acknowledged = EdtHeader.word(packet, EdtHeader.BYTES);
    if (acknowledged < 0 || Math.abs(EdtHeader.distance(sender.latest, acknowledged)) > NEAR) {
      return false;
    }
    evidence += 2;
    return true;
  }

  private Side side(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? client : server;
  }
}
