package org.icascope.tunnel.tls;

import java.io.ByteArrayInputStream;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.Arrays;
import java.util.Optional;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.tunnel.HeldBytes;
import org.icascope.tunnel.tls.crypto.ConnectionKeys;
import org.icascope.tunnel.tls.crypto.HandshakeValues;

/** What both sides agree on, message by message: of the first handshake, and of later ones. */
final class Negotiation {

  private static final int NAMED_CURVE = 3;

  private final TlsSettings settings;
  private final TlsFacts facts;
  private final boolean datagrams;
  private HandshakeValues values = new HandshakeValues();
  private ClientHello offer = new ClientHello();
  private final Transcript transcript;
  private boolean answered;
  private boolean full;
  private boolean malformed;
  private boolean limited;

  Negotiation(TlsSettings settings, TlsFacts facts, boolean datagrams, HeldBytes held) {
    this.settings = settings;
    this.facts = facts;
    this.datagrams = datagrams;
    this.transcript = new Transcript(datagrams, held);
    values.datagrams = datagrams;
  }

  /** The server has chosen version and suite. */
  boolean isAnswered() {
    return answered;
  }

  boolean isTls13() {
    return answered && (Numbers.isTls13(values.version) || values.version == Numbers.DTLS_1_3);
  }

  /** Tells what was found since the last time, about the message that ends here. */
  void tell(Remarks remarks, FrameMark where) {
    if (malformed) {
      remarks.malformed("a hello contradicts its layout", where);
    }
    if (limited) {
      remarks.certificateLimit(where);
    }
    malformed = false;
    limited = false;
  }

  ClientHello offer() {
    return offer;
  }

  HandshakeValues values() {
    return values;
  }

  /**
   * A complete message.
   *
   * @param bytes with the message from {@code start} on: four bytes of header, then the body
   */
  void onMessage(
      Direction direction, int type, byte[] bytes, int start, int length, FrameMark where) {
    ByteCursor body = new ByteCursor(bytes, start + 4, length - 4);
    facts.message(type);
    if (type == Numbers.CLIENT_HELLO && direction == Direction.CLIENT_TO_SERVER) {
      client(ClientHello.read(body, datagrams), where);
    }
    if (!settings.keys().isEmpty()) {
      transcript.add(type, bytes, start, length);
    }
    switch (type) {
      case Numbers.SERVER_HELLO -> server(ServerHello.read(body), where);
      case Numbers.HELLO_VERIFY_REQUEST -> transcript.clear();
      case Numbers.ENCRYPTED_EXTENSIONS -> encryptedExtensions(body);
      case Numbers.CERTIFICATE -> certificate(direction, body);
      case Numbers.SERVER_KEY_EXCHANGE -> serverKeyExchange(body);
      case Numbers.CLIENT_KEY_EXCHANGE -> keyExchange(body);
      case Numbers.SERVER_HELLO_DONE -> full = true;
      case Numbers.NEW_SESSION_TICKET -> ticket(body);
      default -> {
        // says nothing that is of use here
      }
    }
  }

  void onSsl2Hello(ClientHello hello, FrameMark where) {
    facts.message(Numbers.CLIENT_HELLO);
    client(hello, where);
  }

  private void client(ClientHello hello, FrameMark where) {
    if (answered && datagrams && Arrays.equals(hello.random, values.clientRandom)) {
      return; // sent again
    }
    if (answered) { // renegotiation
      transcript.clear();
      values = new HandshakeValues();
      values.datagrams = datagrams;
      answered = false;
      full = false;
    }
    offer = hello;
    malformed |= hello.malformed;
    facts.started(where);
    facts.client(hello, settings.pseudonyms());
    values.clientRandom = hello.random;
    values.sessionTicket = hello.ticket;
  }

  private void server(ServerHello hello, FrameMark where) {
    malformed |= hello.malformed;
    facts.server(hello, where);
    values.version = hello.version;
    values.cipherSuite = hello.suite;
    if (hello.isRetry()) {
      return;
    }
    answered = true;
    if (isTls13()) {
      transcript.close();
    }
    values.serverRandom = hello.random;
    values.sessionId = hello.sessionId;
    values.extendedMasterSecret = hello.extendedMasterSecret && offer.extendedMasterSecret;
    values.encryptThenMac = hello.encryptThenMac && offer.encryptThenMac;
    values.truncatedMac = hello.truncatedMac;
    values.compression = hello.compression;
    values.maxFragmentLength = hello.maxFragmentLength;
    values.resumed =
        Numbers.isTls13(values.version)
            ? hello.preSharedKey
            : hello.sessionId.length > 0 && Arrays.equals(hello.sessionId, offer.sessionId);
  }

  private void encryptedExtensions(ByteCursor body) {
    ServerHello hello = new ServerHello();
    hello.extensions(body.vector16());
    facts.protocol(hello.protocol);
    malformed |= hello.malformed;
  }

  private void certificate(Direction direction, ByteCursor body) {
    full = true;
    if (direction == Direction.SERVER_TO_CLIENT) {
      byte[] first = chain(body);
      if (!isTls13() && !settings.keys().isEmpty()) {
        values.serverCertificateKey = keyOf(first);
      }
    }
  }

  /** RFC 5246 7.4.2; RFC 8446 4.4.2 has a context in front and extensions behind each one. */
  private byte[] chain(ByteCursor body) {
    if (isTls13()) {
      body.vector8();
    }
    ByteCursor list = body.vector24();
    byte[] first = {};
    int length = 0;
    while (!list.isEmpty() && !list.failed()) {
      byte[] certificate = list.vector24().rest();
      if (isTls13()) {
        list.vector16();
      }
      first = length++ == 0 ? certificate : first;
    }
    if (first.length > 0) {
      Optional<ServerCertificate> known = settings.certificates().of(first, length);
      known.ifPresent(facts::certificate);
      limited |= known.isEmpty();
    }
    return first;
  }

  /** The key that a private key of the user is matched with. */
  private static byte[] keyOf(byte[] certificate) {
    try {
      return CertificateFactory.getInstance("X.509")
          .generateCertificate(new ByteArrayInputStream(certificate))
          .getPublicKey()
          .getEncoded();
    } catch (CertificateException | RuntimeException e) { // hostile ones cause either
      return new byte[0];
    }
  }

  /** RFC 8422 5.4: curve type 3 is a named curve, whose number follows. */
  private void serverKeyExchange(ByteCursor body) {
    full = true;
    String suite = facts.cipherSuite().orElse("");
    if (!isTls13() && suite.contains("_ECDH") && body.u8() == NAMED_CURVE) {
      facts.group(body.u16());
    }
  }

  private void keyExchange(ByteCursor body) {
    full = true;
    byte[] content = body.rest();
    boolean counted =
        content.length >= 2 && ((content[0] & 0xff) << 8 | content[1] & 0xff) == content.length - 2;
    boolean old = values.version == 0x0300; // which puts no length before it
    values.encryptedPreMaster =
        counted && !old ? Arrays.copyOfRange(content, 2, content.length) : content;
    byte[] hash = transcript.hash(values.cipherSuite);
    values.sessionHash = hash.length == 0 ? values.sessionHash : hash; // DTLS may say it again
    transcript.close();
  }

  private void ticket(ByteCursor body) {
    if (!isTls13()) {
      body.skip(4); // its lifetime
      byte[] given = body.vector16().rest();
      if (given.length > 0 && !settings.keys().isEmpty()) {
        keys(); // by the ticket that was offered, if it was taken
        values.sessionTicket = given;
        settings.keys().rememberTicket(values);
      }
    }
  }

  /** Number of the message that comes next, where messages have numbers. */
  void number(int number) {
    transcript.number(number);
  }

  /** The keys that were agreed on, if they are known. To be asked when they come into use. */
  Optional<ConnectionKeys> keys() {
    if (!isTls13()) {
      values.resumed = !full;
    }
    return settings.keys().keysFor(values);
  }

  String whatIsMissing() {
    return settings.keys().whatIsMissing(values);
  }
}
