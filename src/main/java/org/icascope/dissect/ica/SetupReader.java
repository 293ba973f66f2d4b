package org.icascope.dissect.ica;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.OptionalInt;
import org.icascope.dissect.WireReader;
import org.icascope.model.FrameMark;
import org.icascope.spec.IcaInitConnect;
import org.icascope.spec.IcaInitPacket;
import org.icascope.spec.IcaInitRequest;
import org.icascope.spec.IcaInitResponse;

/**
 * Decodes one set-up packet at a time; wire layout in {@code specs/ica_init_packet.ksy}. What was
 * read before a contradiction is used.
 */
final class SetupReader {

  private final IcaSetup setup;
  private final ModuleReader modules;
  private int connectsFollowing = -1;

  SetupReader(IcaSetup setup, boolean names) {
    this.setup = setup;
    this.modules = new ModuleReader(setup, names);
  }

  /** A whole packet. */
  void read(ByteBuffer bytes, FrameMark mark, LaneEvents events) {
    IcaInitPacket packet = new IcaInitPacket(WireReader.streamOf(bytes));
    Optional<String> problem = WireReader.failureOf(packet::_read);
    Optional<String> partProblem = body(packet, mark, events);
    problem
        .or(() -> partProblem)
        .ifPresent(
            text ->
                events.remark(
                    "ica.setup.malformed",
                    "set-up packet 0x%02x: %s".formatted(packet.command(), text),
                    mark));
  }

  private Optional<String> body(IcaInitPacket packet, FrameMark mark, LaneEvents events) {
    if (packet.command() == SetupCutter.INIT_CONNECT_RESPONSE) {
      setup.setupComplete = true;
      events.once(IcaPhase.SETUP_COMPLETE, mark);
      return Optional.empty();
    }
    if (packet.body() instanceof IcaInitRequest request) {
      return request(request, mark, events);
    }
    if (packet.body() instanceof IcaInitResponse it && it._attrEnd.containsKey("header")) {
      return response(it, mark, events);
    }
    if (packet.body() instanceof IcaInitConnect it && it._attrEnd.containsKey("moduleClass")) {
      return connect(it, mark, events);
    }
    return Optional.empty();
  }

  /**
   * A packet of known length of which bytes are missing.
   *
   * @param following number of packets that follow it, -1 when that was lost too
   */
  void lost(int command, int following) {
    if (command == SetupCutter.INIT_REQUEST) {
      setup.initRequestSeen = true;
    } else if (command == SetupCutter.INIT_CONNECT) {
      setup.connectLost = true;
      connectsFollowing =
          following >= 0 || connectsFollowing < 0 ? following : connectsFollowing - 1;
      setup.connectsComplete |= connectsFollowing == 0;
    } else if (command == IcaStream.BANNER[0]) {
      setup.greeted = true;
    }
  }

  private Optional<String> request(IcaInitRequest request, FrameMark mark, LaneEvents events) {
    setup.initRequestSeen = true;
    setup.serverLevel = OptionalInt.of(request.serverLevel());
    events.once(IcaPhase.INIT_REQUEST, mark);
    return Capabilities.offered(request, setup);
  }

  private Optional<String> response(IcaInitResponse response, FrameMark mark, LaneEvents events) {
    events.once(IcaPhase.INIT_RESPONSE, mark);
    if (response.header().numFollowing() == 0) {
      setup.modulesComplete = true;
      events.once(IcaPhase.MODULES_COMPLETE, mark);
    }
    return modules.module(response);
  }

  private Optional<String> connect(IcaInitConnect connect, FrameMark mark, LaneEvents events) {
    Optional<String> problem = Optional.empty();
    connectsFollowing = connect.numFollowing();
    if (connect.body() instanceof IcaInitConnect.Protocol protocol
        && protocol._attrEnd.containsKey("pdClass")) {
      setup.confirmDriver(protocol.pdClass());
    } else if (connect.body() instanceof IcaInitConnect.Winstation winstation
        && winstation._attrEnd.containsKey("reducerLevel")) {
      setup.reducerLevel = OptionalInt.of(winstation.reducerLevel());
      problem = Capabilities.confirmed(winstation, setup);
    }
    if (connectsFollowing == 0) {
      setup.connectsComplete = true;
      events.once(IcaPhase.INIT_CONNECT_COMPLETE, mark);
    }
    return problem;
  }
}
