package org.icascope.testkit;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.Random;
import org.icascope.model.Direction;
import org.icascope.testkit.protocol.IcaCipher;
import org.icascope.testkit.protocol.IcaSetup;
import org.icascope.testkit.protocol.IcaWriter;
import org.icascope.testkit.protocol.WinstationPackets;

/** One ICA conversation from banner to log-off; its cipher chains outlive a resume. */
final class IcaDialogue {
  private static final double THINKING_MILLIS = 4; // chosen: time an end takes to answer

  private final IcaCarrier carrier;
  private final IcaSetup setup;
  private final IcaCipher fromClient;
  private final IcaCipher fromServer;
  private final Random noise;

  IcaDialogue(IcaCarrier carrier, IcaSetup setup) {
    this.carrier = carrier;
    this.setup = setup;
    this.fromClient = new IcaCipher(setup.seed());
    this.fromServer = new IcaCipher(setup.seed());
    this.noise = new Random(setup.seed());
  }

  /** Phases 1 to 6 of ica.md 1.2, then the first records. */
  void setUp() {
    turn(SERVER_TO_CLIENT, IcaWriter.banner());
    turn(CLIENT_TO_SERVER, IcaWriter.banner());
    turn(SERVER_TO_CLIENT, setup.initRequest());
    byte[] address = carrier.client().addressBytes();
    byte[] ipv4 = address.length == 4 ? address : new byte[4];
    for (byte[] response : setup.initResponses(ipv4, carrier.client().port())) {
      carrier.send(CLIENT_TO_SERVER, response);
      carrier.clock().advanceMillis(0.4);
    }
    carrier.awaitDelivery(CLIENT_TO_SERVER);
    carrier.clock().advanceMillis(THINKING_MILLIS);
    turn(SERVER_TO_CLIENT, setup.initConnect());
    turn(CLIENT_TO_SERVER, IcaWriter.initConnectResponse());
    if (setup.secure()) {
      turn(SERVER_TO_CLIENT, IcaWriter.secureKeys(true, noise(186)));
      turn(CLIENT_TO_SERVER, IcaWriter.secureKeys(false, noise(134)));
    } else {
      turn(SERVER_TO_CLIENT, IcaWriter.startEncryption());
      turn(CLIENT_TO_SERVER, IcaWriter.seedReply(setup.seed()));
    }
    record(SERVER_TO_CLIENT, 1, WinstationPackets.clientData("CTXSRVR", "DEMO-SERVER"));
    record(SERVER_TO_CLIENT, 1, WinstationPackets.clientData("CTXUSRN", setup.identity().user()));
    record(SERVER_TO_CLIENT, 1, WinstationPackets.clientData("CTXDOMN", "EXAMPLE"));
    carrier.awaitDelivery(SERVER_TO_CLIENT);
  }

  private void turn(Direction direction, byte[] bytes) {
    carrier.send(direction, bytes);
    carrier.awaitDelivery(direction);
    carrier.clock().advanceMillis(THINKING_MILLIS);
  }

  /** Sends one encrypted record. */
  void record(Direction direction, int priority, byte[] plain) {
    if (setup.secure()) {
      carrier.send(direction, IcaWriter.secureRecord(priority, noise(plain.length / 8 * 8 + 8)));
      return;
    }
    IcaCipher cipher = direction == CLIENT_TO_SERVER ? fromClient : fromServer;
    carrier.send(direction, IcaWriter.record(priority, cipher, plain));
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    noise.nextBytes(bytes);
    return bytes;
  }

  /** TERMINATE of the server and its acknowledgement. */
  void logOff() {
    record(SERVER_TO_CLIENT, 0, WinstationPackets.logoff());
    carrier.awaitDelivery(SERVER_TO_CLIENT);
    carrier.clock().advanceMillis(THINKING_MILLIS);
    record(CLIENT_TO_SERVER, 0, WinstationPackets.logoffAcknowledged());
    carrier.awaitDelivery(CLIENT_TO_SERVER);
    carrier.clock().advanceMillis(THINKING_MILLIS);
  }
}
