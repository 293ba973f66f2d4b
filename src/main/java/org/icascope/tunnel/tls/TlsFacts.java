package org.icascope.tunnel.tls;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.model.Pseudonyms;
import org.icascope.tunnel.TunnelFacts;
import org.icascope.tunnel.tls.crypto.CipherSuites;

/** What is known of one TLS or DTLS connection; grows as it is read. */
public final class TlsFacts implements TunnelFacts {

  /** Whether the application data of the connection can be read. */
  public enum Content {
    /** Not decided: the handshake goes on. */
    UNDECIDED,
    /** It is encrypted and stays so. */
    CLOSED,
    /** It is decrypted. */
    OPEN
  }

  /** Types up to message_hash and compressed_certificate lie below; others count as type 0. */
  private static final int MESSAGE_TYPES = 32;

  private final boolean datagrams;
  private boolean hasClientHello;
  private Optional<String> serverName = Optional.empty();
  private List<String> offered = List.of();
  private Optional<String> ja3 = Optional.empty();
  private Optional<String> ja4 = Optional.empty();
  private ServerHello serverHello;
  private Optional<String> protocol = Optional.empty();
  private Optional<ServerCertificate> certificate = Optional.empty();
  private int group = -1;
  private Optional<String> alert = Optional.empty();
  private boolean alertFatal;
  private Direction alertFrom;
  private FrameMark alertAt;
  private FrameMark answered;
  private TlsOffer offer;
  private int oldVersion = -1;
  private FrameMark started;
  private FrameMark completed;
  private Content content = Content.UNDECIDED;
  private Optional<String> missing = Optional.empty();
  private boolean damaged;
  private final Set<Direction> unread = EnumSet.noneOf(Direction.class);
  private long fromClient;
  private long fromServer;
  private final int[] messages = new int[MESSAGE_TYPES];

  TlsFacts(boolean datagrams) {
    this.datagrams = datagrams;
  }

  @Override
  public String layer() {
    return datagrams ? "dtls" : "tls";
  }

  /** The version the server chose, as {@code TLS 1.2}. */
  public Optional<String> version() {
    if (serverHello != null) {
      return Optional.of(Names.version(serverHello.version));
    }
    return oldVersion < 0 ? Optional.empty() : Optional.of(Names.version(oldVersion));
  }

  /** The suite the server chose, by its name in the registry of IANA. */
  public Optional<String> cipherSuite() {
    return serverHello == null
        ? Optional.empty()
        : Optional.of(CipherSuites.name(serverHello.suite));
  }

  /** The name of the server that the client asked for (SNI). */
  public Optional<String> serverName() {
    return serverName;
  }

  /**
   * The protocol the server chose; where its choice is encrypted or was not made, those that the
   * client offered, with commas between them.
   */
  public Optional<String> alpn() {
    return protocol.or(() -> offered().isEmpty() ? Optional.empty() : Optional.of(join(offered())));
  }

  /** The protocols that the client offered (ALPN). */
  public List<String> offered() {
    return offered;
  }

  private static String join(List<String> names) {
    return names.stream().collect(Collectors.joining(","));
  }

  public Optional<String> ja3() {
    return ja3;
  }

  public Optional<String> ja4() {
    return ja4;
  }

  /** The certificate of the server, where it could be read. */
  public Optional<ServerCertificate> certificate() {
    return certificate;
  }

  /** The group or curve on which the keys were exchanged, by its name in the registry of IANA. */
  public Optional<String> group() {
    return group < 0 ? Optional.empty() : Optional.of(NamedGroups.name(group));
  }

  /** The first fatal alert that could be read, else the latest warning but close_notify. */
  public Optional<String> alert() {
    return alert;
  }

  /** Who sent the first fatal alert, be it one whose reason cannot be read. */
  public Optional<Direction> alertFrom() {
    return Optional.ofNullable(alertFrom);
  }

  /** The frame with that alert. */
  public Optional<FrameMark> fatalAlertAt() {
    return Optional.ofNullable(alertAt);
  }

  /** The first ClientHello. */
  public Optional<FrameMark> hello() {
    return Optional.ofNullable(started);
  }

  /** The first ServerHello, or the request for another ClientHello. */
  public Optional<FrameMark> answered() {
    return Optional.ofNullable(answered);
  }

  /** What the client offers, as long as the handshake is not complete. */
  public Optional<TlsOffer> offer() {
    return Optional.ofNullable(offer);
  }

  /**
   * From the first frame of the first ClientHello to the frame that completes the handshake, in
   * milliseconds: the later Finished; with TLS 1.3 the first protected record of the client.
   */
  public OptionalDouble handshakeMillis() {
    return started == null || completed == null
        ? OptionalDouble.empty()
        : OptionalDouble.of(started.millisUntil(completed));
  }

  /** Both sides finished the handshake. */
  public boolean isComplete() {
    return completed != null;
  }

  public Content content() {
    return content;
  }

  /** Why the content stays closed, and what would open it; only when keys were given. */
  public Optional<String> missing() {
    return missing;
  }

  /** Some records could not be decrypted though others were. */
  public boolean isDamaged() {
    return damaged;
  }

  /** The content of the other direction is open, and the keys of this one are missing. */
  public boolean isUnread(Direction direction) {
    return unread.contains(direction);
  }

  /** Application bytes decrypted; absent where nothing was. */
  public OptionalLong decrypted(Direction direction) {
    if (content != Content.OPEN) {
      return OptionalLong.empty();
    }
    return OptionalLong.of(direction == Direction.CLIENT_TO_SERVER ? fromClient : fromServer);
  }

  /** How many messages of a type the handshake had, as far as they could be read. */
  public int messages(int type) {
    return messages[type < MESSAGE_TYPES ? type : 0];
  }

  /** Length of the connection ids that the server asked for, or -1. */
  int connectionIdOfServer() {
    return serverHello == null ? -1 : serverHello.connectionIdBytes;
  }

  void started(FrameMark at) {
    started = started == null ? at : started;
  }

  void completed(FrameMark at) {
    completed = completed == null ? at : completed;
    offer = null;
  }

  /**
   * The first hello counts; the one after a HelloRetryRequest says the same and less. Only what is
   * told of it is kept: facts outlive the connection, and a hello may be long.
   */
  void client(ClientHello hello, Pseudonyms pseudonyms) {
    if (hasClientHello) {
      return;
    }
    hasClientHello = true;
    serverName = hello.serverName.map(pseudonyms::host);
    offer = new TlsOffer(hello);
    offered = hello.protocols.stream().map(Printable::of).toList();
    if (!hello.malformed && !hello.ssl2) {
      ja3 = Optional.of(Fingerprints.ja3(hello));
      ja4 = Optional.of(Fingerprints.ja4(hello, datagrams));
    }
  }

  void server(ServerHello hello, FrameMark where) {
    answered = answered == null ? where : answered;
    if (serverHello == null || serverHello.isRetry()) {
      serverHello = hello;
      protocol = hello.protocol.or(() -> protocol);
      group = hello.group < 0 ? group : hello.group;
    }
  }

  void certificate(ServerCertificate shown) {
    certificate = certificate.or(() -> Optional.of(shown));
  }

  void group(int number) {
    group = number;
  }

  void oldVersion(int version) {
    oldVersion = version;
  }

  void protocol(Optional<String> name) {
    protocol = name.or(() -> protocol);
  }

  void alert(Direction from, int level, int description, FrameMark where) {
    boolean fatal = level == 2;
    if (fatal && alertAt == null) {
      alertFrom = from;
      alertAt = where;
    }
    if (!alertFatal && (fatal || description != 0)) {
      alertFatal = fatal;
      alert = Optional.of(Names.alert(description));
    }
  }

  /** In the place of its last message the client sent an alert that nobody can read. */
  void hiddenAlert(FrameMark where) {
    if (alertAt == null) {
      alertFrom = Direction.CLIENT_TO_SERVER;
      alertAt = where;
    }
  }

  void message(int type) {
    messages[type < MESSAGE_TYPES ? type : 0]++;
  }

  void opened() {
    content = Content.OPEN;
  }

  void closed() {
    content = content == Content.OPEN ? Content.OPEN : Content.CLOSED;
  }

  void missing(String reason) {
    missing = Optional.of(reason);
  }

  void unread(Direction direction) {
    unread.add(direction);
  }

  void damaged() {
    damaged = true;
  }

  void decrypted(Direction direction, int bytes) {
    if (direction == Direction.CLIENT_TO_SERVER) {
      fromClient += bytes;
    } else {
      fromServer += bytes;
    }
  }
}
