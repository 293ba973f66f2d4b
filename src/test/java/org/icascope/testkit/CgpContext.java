package org.icascope.testkit;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.icascope.model.Direction;
import org.icascope.testkit.network.Connection;
import org.icascope.testkit.network.EdtConversation;
import org.icascope.testkit.network.HostPort;
import org.icascope.testkit.network.Network;
import org.icascope.testkit.network.TcpConversation;
import org.icascope.testkit.network.VirtualClock;
import org.icascope.testkit.protocol.CgpEncoding;
import org.icascope.testkit.protocol.CgpWriter;
import org.icascope.testkit.protocol.IcaSetup;
import org.icascope.testkit.protocol.SealedTls;

/** What the two ends of a CGP session know; survives its connections. */
final class CgpContext implements IcaCarrier {
  private static final String DESTINATION = "127.0.0.1:1494";
  private static final double THINKING_MILLIS = 2; // chosen: time a peer takes to answer

  final Network network;
  final HostPort client;
  final HostPort server;
  final IcaSetup setup;
  final IcaDialogue ica;
  final Workload workload;
  final List<Connection> boundFlows = new ArrayList<>();
  private final Map<Direction, CgpPeer> peers = new EnumMap<>(Direction.class);
  CgpEncoding encoding = CgpEncoding.CURRENT;
  Optional<String> staTicket = Optional.empty();
  boolean edt;
  final TunnelPath path;

  /** What EDT is encrypted with. */
  Optional<SealedTls.Kind> dtls = Optional.empty();

  String dtlsHost = "";

  /** The content of messages is encrypted from end to end. */
  boolean hidden;

  /** All reconnect tickets that were issued. */
  final List<byte[]> tickets = new ArrayList<>();

  private CgpLink link;
  private byte[] ticket = {};

  CgpContext(Network network, HostPort client, HostPort server, IcaSetup setup) {
    this.network = network;
    this.client = client;
    this.server = server;
    this.setup = setup;
    this.path = new TunnelPath(network);
    this.ica = new IcaDialogue(this, setup);
    this.workload = new Workload(ica, network.clock(), network.random());
    peers.put(CLIENT_TO_SERVER, new CgpPeer(CLIENT_TO_SERVER));
    peers.put(SERVER_TO_CLIENT, new CgpPeer(SERVER_TO_CLIENT));
  }

  /** TCP or EDT, bind, channel and ICA set-up. */
  void connect() {
    bind(open(newConnection()));
    openChannel(0, 0);
    ica.setUp();
  }

  private Connection newConnection() {
    return edt
        ? new EdtConversation(network, client, server)
        : new TcpConversation(network, client, server);
  }

  /** Opens it, and what lies between it and CGP. */
  Connection open(Connection connection) {
    if (connection instanceof EdtConversation datagrams && dtls.isPresent()) {
      datagrams.secureBy(new SealedTls(dtls.get(), network.random()), dtlsHost);
    }
    connection.connect();
    return connection instanceof TcpConversation tcp ? path.open(tcp) : connection;
  }

  void bind(Connection tcp) {
    CgpLink first = newLink(tcp);
    link = first;
    first.plain(CLIENT_TO_SERVER, binds().firstRequest(), () -> {});
    turn(CLIENT_TO_SERVER);
    byte[] issued = newTicket();
    first.plain(SERVER_TO_CLIENT, binds().response(0, issued), () -> {});
    turn(SERVER_TO_CLIENT);
    bound(first, issued);
  }

  /** Status 0 accepts. */
  void openChannel(int status, int serviceStatus) {
    byte[] request = openRequest();
    CgpPeer requester = peers.get(CLIENT_TO_SERVER);
    link.sendWithAck(CLIENT_TO_SERVER, requester.trackControl(request), 0, request);
    turn(CLIENT_TO_SERVER);
    CgpPeer responder = peers.get(SERVER_TO_CLIENT);
    int ack = responder.unacknowledged();
    TrackedMessage tracked =
        responder.trackControl(writer().channelOpenResponse(0, status, serviceStatus));
    byte[] response = writer().channelOpenResponse(ack, status, serviceStatus);
    link.sendWithAck(SERVER_TO_CLIENT, tracked, ack, response);
    turn(SERVER_TO_CLIENT);
  }

  /** FINISH, both ways. */
  void finish() {
    ica.logOff();
    finishMessages();
  }

  void finishMessages() {
    link.control(CLIENT_TO_SERVER, writer()::finishRequest);
    turn(CLIENT_TO_SERVER);
    link.control(SERVER_TO_CLIENT, writer()::finishResponse);
    link.control(SERVER_TO_CLIENT, writer()::finishRequest);
    turn(SERVER_TO_CLIENT);
    link.control(CLIENT_TO_SERVER, writer()::finishResponse);
    link.down();
  }

  void closeChannel() {
    link.control(CLIENT_TO_SERVER, ack -> writer().channelClose(ack, 0, 0));
    link.down();
  }

  /** Waits for the other side to get it and to think about it. */
  void turn(Direction direction) {
    awaitDelivery(direction);
    clock().advanceMillis(THINKING_MILLIS);
  }

  void bound(CgpLink newLink, byte[] newTicket) {
    link = newLink;
    ticket = newTicket;
    boundFlows.add(newLink.tcp());
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    network.random().nextBytes(bytes);
    return bytes;
  }

  @Override
  public void send(Direction direction, byte[] bytes) {
    TrackedMessage message = peers.get(direction).track(hidden ? noise(bytes.length) : bytes);
    if (link.isUp()) {
      link.send(direction, message);
    }
  }

  @Override
  public void awaitDelivery(Direction direction) {
    link.tcp().awaitDelivery(direction);
  }

  @Override
  public VirtualClock clock() {
    return network.clock();
  }

  @Override
  public HostPort client() {
    return client;
  }

  /** Where the user is now. */
  HostPort lastClient() {
    return boundFlows.isEmpty() ? client : link.tcp().client();
  }

  CgpLink newLink(Connection tcp) {
    return new CgpLink(tcp, clock(), encoding, peers);
  }

  CgpLink link() {
    return link;
  }

  CgpPeer peer(Direction direction) {
    return peers.get(direction);
  }

  byte[] openRequest() {
    return writer().channelOpenRequest(0, DESTINATION);
  }

  byte[] ticket() {
    return ticket;
  }

  byte[] newTicket() {
    byte[] bytes = new byte[16];
    network.random().nextBytes(bytes);
    tickets.add(bytes.clone());
    return bytes;
  }

  CgpBinds binds() {
    return new CgpBinds(writer(), staTicket);
  }

  private CgpWriter writer() {
    return new CgpWriter(encoding);
  }
}
