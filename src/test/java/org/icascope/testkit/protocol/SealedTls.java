package org.icascope.testkit.protocol;

import static org.icascope.model.Direction.CLIENT_TO_SERVER;
import static org.icascope.model.Direction.SERVER_TO_CLIENT;
import static org.icascope.testkit.protocol.TlsLayout.APPLICATION;
import static org.icascope.testkit.protocol.TlsLayout.CHANGE_CIPHER_SPEC;
import static org.icascope.testkit.protocol.TlsLayout.HANDSHAKE;
import static org.icascope.testkit.protocol.TlsLayout.counted;
import static org.icascope.testkit.protocol.TlsLayout.extension;

import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.icascope.model.Direction;
import org.icascope.testkit.network.Wrapping.Wrapped;
import org.icascope.tunnel.tls.crypto.SealedConnection;

/**
 * One connection in TLS 1.2, TLS 1.3 or DTLS 1.2, encrypted with made-up secrets. Hellos agree on
 * what is used; certificates and key exchange are noise in the right form, since whoever has the
 * secrets does not need them.
 */
public final class SealedTls {

  /** What a record takes at most (RFC 8446, section 5.1). */
  private static final int MOST_CONTENT = 1 << 14;

  private static final int CERTIFICATE_BYTES = 620; // so that a flight of DTLS fits into 1500

  /** The agreement of both sides. */
  public record Kind(int suite, boolean datagrams, boolean encryptThenMac) {

    public static Kind tls(int suite) {
      return new Kind(suite, false, false);
    }

    public static Kind dtls(int suite) {
      return new Kind(suite, true, false);
    }
  }

  /** What one side sends before the other side speaks again. */
  public record Flight(Direction sender, byte[] bytes) {}

  private final Kind kind;
  private final Random random;
  private final SealedConnection secrets;
  private final TlsFraming client;
  private final TlsFraming server;
  private final List<Flight> flights = new ArrayList<>();

  public SealedTls(Kind kind, Random random) {
    this.kind = kind;
    this.random = random;
    client = new TlsFraming(kind.datagrams);
    server = new TlsFraming(kind.datagrams);
    try {
      secrets =
          new SealedConnection(
              kind.suite, kind.datagrams, kind.encryptThenMac, new Random(random.nextLong()));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  /** What opens it, as SSLKEYLOGFILE. */
  public String keyLog() {
    return secrets.keyLog();
  }

  /** The handshake with a server of that name. To be asked for once, before any content. */
  public List<Flight> handshake(String host) {
    if (secrets.suite().isTls13()) {
      tls13(host);
    } else {
      tls12(host);
    }
    return List.copyOf(flights);
  }

  private void tls12(String host) {
    byte[] extensions = clientExtensions(host).toArray();
    byte[] cookie = noise(20);
    if (kind.datagrams) {
      flight(CLIENT_TO_SERVER, plain(client, 1, clientHello(new byte[0], new byte[0], extensions)));
      byte[] verify = new Bytes().raw(version()).u8(cookie.length).raw(cookie).toArray();
      flight(SERVER_TO_CLIENT, plain(server, 3, verify));
    }
    flight(CLIENT_TO_SERVER, plain(client, 1, clientHello(new byte[0], cookie, extensions)));
    TlsKeyExchange exchange = new TlsKeyExchange(secrets.suite().name(), this::noise);
    Bytes answer = new Bytes().raw(plain(server, 2, serverHello(noise(32), serverExtensions())));
    if (exchange.hasCertificate()) {
      byte[] certificate = new Bytes().u8(0).raw(counted(noise(CERTIFICATE_BYTES))).toArray();
      byte[] list = new Bytes().u8(0).raw(counted(certificate)).toArray();
      answer.raw(plain(server, 11, list));
    }
    exchange.ofServer().ifPresent(body -> answer.raw(plain(server, 12, body)));
    flight(SERVER_TO_CLIENT, answer.raw(plain(server, 14, new byte[0])).toArray());
    Bytes last = new Bytes().raw(plain(client, 16, exchange.ofClient()));
    flight(CLIENT_TO_SERVER, last.raw(finish(CLIENT_TO_SERVER)).toArray());
    flight(SERVER_TO_CLIENT, finish(SERVER_TO_CLIENT));
  }

  /** RFC 8446, section 2, with the ChangeCipherSpec of appendix D.4. */
  private void tls13(String host) {
    byte[] session = noise(32);
    byte[] share = new Bytes().raw(Bytes.ofHex("001d")).raw(counted(noise(32))).toArray();
    Bytes offers = clientExtensions(host);
    extension(offers, 43, Bytes.ofHex("02 0304"));
    extension(offers, 51, counted(share));
    flight(CLIENT_TO_SERVER, plain(client, 1, clientHello(session, new byte[0], offers.toArray())));
    Bytes chosen = new Bytes();
    extension(chosen, 43, Bytes.ofHex("0304"));
    byte[] answer = new Bytes().raw(Bytes.ofHex("001d")).raw(counted(noise(32))).toArray();
    extension(chosen, 51, answer);
    Bytes hello = new Bytes().raw(plain(server, 2, serverHello(session, chosen.toArray())));
    hello.raw(changed(server));
    hello.raw(sealed(SERVER_TO_CLIENT, HANDSHAKE, server.message(8, new byte[2]), true));
    byte[] finished = server.message(20, noise(secrets.hashBytes()));
    hello.raw(sealed(SERVER_TO_CLIENT, HANDSHAKE, finished, true));
    server.nextEpoch();
    flight(SERVER_TO_CLIENT, hello.toArray());
    Bytes end = new Bytes().raw(changed(client));
    finished = client.message(20, noise(secrets.hashBytes()));
    end.raw(sealed(CLIENT_TO_SERVER, HANDSHAKE, finished, true));
    client.nextEpoch();
    flight(CLIENT_TO_SERVER, end.toArray());
  }

  private void flight(Direction sender, byte[] bytes) {
    flights.add(new Flight(sender, bytes));
  }

  private byte[] plain(TlsFraming side, int type, byte[] body) {
    return side.record(HANDSHAKE, side.message(type, body));
  }

  /** ChangeCipherSpec. */
  private static byte[] changed(TlsFraming side) {
    byte[] record = side.record(CHANGE_CIPHER_SPEC, new byte[] {1});
    side.nextEpoch();
    return record;
  }

  /** ChangeCipherSpec and Finished. */
  private byte[] finish(Direction sender) {
    TlsFraming side = side(sender);
    Bytes bytes = new Bytes().raw(changed(side));
    byte[] finished = side.message(20, noise(12));
    return bytes.raw(sealed(sender, HANDSHAKE, finished, false)).toArray();
  }

  private byte[] version() {
    return Bytes.ofHex(kind.datagrams ? "fefd" : "0303");
  }

  private byte[] clientHello(byte[] session, byte[] cookie, byte[] extensions) {
    Bytes body = new Bytes().raw(version()).raw(secrets.clientRandom());
    body.u8(session.length).raw(session);
    if (kind.datagrams) {
      body.u8(cookie.length).raw(cookie);
    }
    byte[] suites = TlsLayout.u16(new Bytes(), kind.suite).toArray();
    return body.raw(counted(suites)).u8(1).u8(0).raw(counted(extensions)).toArray();
  }

  private Bytes clientExtensions(String host) {
    Bytes extensions = TlsLayout.clientExtensions(host);
    return kind.encryptThenMac ? extensions.raw(serverExtensions()) : extensions;
  }

  private byte[] serverExtensions() {
    return kind.encryptThenMac ? Bytes.ofHex("0016 0000") : new byte[0];
  }

  private byte[] serverHello(byte[] session, byte[] extensions) {
    Bytes body = new Bytes().raw(version()).raw(secrets.serverRandom());
    TlsLayout.u16(body.u8(session.length).raw(session), kind.suite).u8(0);
    return (extensions.length == 0 ? body : body.raw(counted(extensions))).toArray();
  }

  /** One record with content of an application. */
  public Wrapped wrap(Direction sender, byte[] content) {
    if (content.length > MOST_CONTENT) {
      throw new IllegalArgumentException("no record takes " + content.length + " bytes");
    }
    int header = kind.datagrams ? 13 : 5;
    return new Wrapped(
        sealed(sender, APPLICATION, content, false), header + secrets.bytesBeforeContent());
  }

  /** An encrypted alert that ends the side of the sender in order. */
  public byte[] goodbye(Direction sender) {
    return sealed(sender, 21, new byte[] {1, 0}, false);
  }

  private byte[] sealed(Direction sender, int type, byte[] content, boolean handshake) {
    TlsFraming side = side(sender);
    try {
      if (!secrets.suite().isTls13()) {
        return side.record(type, secrets.seal(sender, side.sequence(), type, content));
      }
      byte[] inner = new Bytes().raw(content).u8(type).toArray();
      byte[] body =
          handshake
              ? secrets.sealHandshake(sender, side.sequence(), inner)
              : secrets.seal(sender, side.sequence(), inner);
      return side.record(APPLICATION, body);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private TlsFraming side(Direction sender) {
    return sender == CLIENT_TO_SERVER ? client : server;
  }

  private byte[] noise(int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }
}
