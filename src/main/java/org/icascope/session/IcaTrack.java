package org.icascope.session;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.icascope.dissect.ica.IcaPhase;
import org.icascope.dissect.ica.IcaSink;
import org.icascope.dissect.ica.IcaStream;
import org.icascope.flow.Flow;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;

/** One ICA connection: its stream and when its phases were reached. */
final class IcaTrack implements IcaSink {

  /** Who wants to know about the turns in the connection. */
  interface Listener {
    void onIcaPhase(IcaTrack track, IcaPhase phase, Direction direction, FrameMark mark);

    void onIcaRemark(IcaTrack track, String code, String message, FrameMark mark);
  }

  final IcaStream stream;
  private final Listener listener;
  FrameMark serverBanner;
  FrameMark clientBanner;
  FrameMark initResponse;
  FrameMark modulesComplete;
  FrameMark setupComplete;
  FrameMark encryptionStarted;
  FrameMark firstServerData;

  /** The flow or session this connection belongs to. */
  FlowTrack flow;

  SessionTrack session;

  private final MessageTap tap;

  IcaTrack(Listener listener, Tracking tracking) {
    this.tap = tracking.tap;
    this.listener = listener;
    this.stream = new IcaStream(this, tracking.names, tracking.equalParts);
  }

  boolean recognised() {
    return serverBanner != null || clientBanner != null;
  }

  /** Frames of the set-up: its first and its last module, the start of encryption. */
  List<FrameMark> setUpMarks() {
    return Stream.of(initResponse, modulesComplete, encryptionStarted)
        .filter(Objects::nonNull)
        .toList();
  }

  @Override
  public void onPhase(IcaPhase phase, Direction direction, FrameMark mark) {
    switch (phase) {
      case BANNER -> {
        if (direction == Direction.SERVER_TO_CLIENT) {
          serverBanner = serverBanner == null ? mark : serverBanner;
        } else {
          clientBanner = clientBanner == null ? mark : clientBanner;
        }
      }
      case INIT_RESPONSE -> initResponse = mark;
      case MODULES_COMPLETE -> modulesComplete = mark;
      case SETUP_COMPLETE -> setupComplete = mark;
      case ENCRYPTION_STARTED ->
          encryptionStarted = encryptionStarted == null ? mark : encryptionStarted;
      case FIRST_DATA -> {
        if (direction == Direction.SERVER_TO_CLIENT && firstServerData == null) {
          firstServerData = mark;
        }
      }
      default -> {
        // not needed here
      }
    }
    listener.onIcaPhase(this, phase, direction, mark);
  }

  @Override
  public void onRemark(String code, String message, FrameMark mark) {
    listener.onIcaRemark(this, code, message, mark);
  }

  @Override
  public void onBytes(Direction direction, long position, Chunk chunk) {
    tap.onIcaBytes(carrier(), direction, position, chunk);
  }

  @Override
  public void onUnit(Direction direction, String layout, String variant, long start, long end) {
    tap.onIcaUnit(carrier(), direction, layout, variant, start, end);
  }

  @Override
  public void onFrame(Direction direction, long start, long end) {
    tap.onIcaFrame(carrier(), direction, start, end);
  }

  /** The flow that carries the connection at the moment. */
  private Flow carrier() {
    return session != null ? session.bound.flow : flow.flow;
  }
}
