package org.icascope.dissect.cgp;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Random;
import org.icascope.dissect.cgp.CgpMessage.ChannelOpenRequest;
import org.icascope.testkit.protocol.Bytes;
import org.icascope.testkit.protocol.CgpCapability;
import org.icascope.testkit.protocol.CgpEncoding;
import org.icascope.testkit.protocol.CgpWriter;

/** A bind with capabilities of all kinds in any order, each at most once and with any values. */
final class DrawnBind {

  private static final int UNKNOWN_IDS = 100;
  private static final int U16 = 0x10000;
  private static final long U32 = 0xffffffffL;

  private final Random random;
  private final List<Integer> ids = new ArrayList<>();
  private final List<CgpCapability> capabilities = new ArrayList<>();
  private List<String> services = List.of();
  private Optional<CgpMessage.Reliability> reliability = Optional.empty();
  private Optional<CgpMessage.KeepAlives> keepAlives = Optional.empty();
  private Optional<CgpMessage.ReliabilityParameters> parameters = Optional.empty();
  private Optional<CgpMessage.EndpointAddress> endpoint = Optional.empty();
  private boolean staTicket;

  private DrawnBind(Random random) {
    this.random = random;
  }

  static DrawnMessage of(boolean response, Random random, CgpWriter writer) {
    DrawnBind bind = new DrawnBind(random);
    random.ints(1, 11).distinct().limit(random.nextInt(11)).forEach(bind::add);
    var message =
        new CgpMessage.Bind(
            response,
            false,
            bind.ids,
            bind.services,
            bind.reliability,
            bind.keepAlives,
            bind.parameters,
            bind.endpoint,
            bind.staTicket);
    int command = response ? CgpCommand.BIND_RESPONSE : CgpCommand.BIND_REQUEST;
    return new DrawnMessage(
        DrawnMessage.control(command, false, 0, message),
        response ? writer.bindResponse(bind.capabilities) : writer.bindRequest(bind.capabilities));
  }

  private void add(int id) {
    CgpCapability capability =
        switch (id) {
          case 1 -> services();
          case 2 -> endpoint();
          case 5 -> reliability();
          case 6 -> ticket();
          case 7 -> keepAlives();
          case 8 -> CgpCapability.packetSize(random.nextBoolean());
          case 9 -> parameters();
          case 10 -> raw(UNKNOWN_IDS + random.nextInt(U16 - UNKNOWN_IDS));
          default -> raw(id);
        };
    ids.add(capability.id());
    capabilities.add(capability);
  }

  private CgpCapability services() {
    services = List.of("Citrix.TcpProxyService");
    return CgpCapability.tcpProxyService();
  }

  private CgpCapability endpoint() {
    int type = random.nextInt(256);
    String address = DrawnMessage.text(random);
    endpoint = Optional.of(new CgpMessage.EndpointAddress(type, address.length()));
    return CgpCapability.endpointAddress(type, address);
  }

  private CgpCapability ticket() {
    String ticket = DrawnMessage.text(random);
    staTicket = !ticket.isEmpty();
    return CgpCapability.securityTicket(ticket);
  }

  private CgpCapability keepAlives() {
    var value = new CgpMessage.KeepAlives(random.nextLong() & U32, random.nextLong() & U32);
    keepAlives = Optional.of(value);
    return CgpCapability.keepAlives(value.clientMillis(), value.serverMillis());
  }

  private CgpCapability parameters() {
    int[] values = random.ints(4, 0, U16).toArray();
    parameters =
        Optional.of(
            new CgpMessage.ReliabilityParameters(1, values[0], values[1], values[2], values[3]));
    return CgpCapability.reliabilityParams(values[0], values[1], values[2], values[3]);
  }

  private CgpCapability raw(int id) {
    return new CgpCapability(id, new byte[random.nextInt(20)]);
  }

  private CgpCapability reliability() {
    int perAck = random.nextInt(U16);
    long next = random.nextLong() & U32;
    boolean resume = random.nextBoolean();
    byte[] ticket = new byte[random.nextInt(200)];
    random.nextBytes(ticket);
    List<ChannelOpenRequest> requests = new ArrayList<>();
    List<byte[]> written = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      Bytes body = new Bytes();
      requests.add(DrawnMessage.openRequest(random, body));
      CgpWriter writer = new CgpWriter(CgpEncoding.values()[random.nextInt(2)]);
      written.add(writer.message(CgpCommand.CHANNEL_OPEN_REQUEST, true, 0, body));
    }
    reliability =
        Optional.of(
            new CgpMessage.Reliability(
                1,
                1,
                OptionalInt.of(perAck),
                OptionalInt.of(perAck),
                next,
                resume ? 1 : 0,
                2,
                new Ticket(ticket),
                requests));
    return CgpCapability.sessionReliability(
        new CgpCapability.Reliability(perAck, next, resume, ticket, written));
  }
}
