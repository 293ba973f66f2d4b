package org.icascope.tunnel.tls;

import java.util.Optional;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.Layer;
import org.icascope.tunnel.TunnelContext;
import org.icascope.tunnel.tls.crypto.ConnectionKeys;
import org.icascope.tunnel.tls.crypto.ConnectionKeys.Epoch;

/**
 * DTLS in the datagrams of a flow: follows the handshake, and gives application data on where there
 * are keys, each record as a datagram. DTLS 1.2 is decrypted; DTLS 1.3 is named.
 */
final class DtlsFlow implements Layer {

  /** Protected records that are waited for keys. Chosen. */
  private static final int MOST_WAITING_RECORDS = 64;

  private static final int MOST_FAILURES = 8;

  private final TlsSettings settings;
  private final TunnelContext context;
  private final TlsFacts facts = new TlsFacts(true);
  private final Negotiation negotiation;
  private final Side client;
  private final Side server;
  private final DtlsMessages clientMessages;
  private final DtlsMessages serverMessages;
  private final Record record = new Record();
  private final Plaintext plaintext;
  private final Remarks remarks;
  private Optional<ConnectionKeys> keys = Optional.empty();
  private byte[] plain = {};
  private FrameMark first;
  private Direction reading;
  private int waited;
  private boolean withConnectionId;
  private boolean over;

  DtlsFlow(TlsSettings settings, TunnelContext context) {
    this.settings = settings;
    this.context = context;
    client = new Side(Direction.CLIENT_TO_SERVER, context.held());
    server = new Side(Direction.SERVER_TO_CLIENT, context.held());
    clientMessages = new DtlsMessages(context.held());
    serverMessages = new DtlsMessages(context.held());
    negotiation = new Negotiation(settings, facts, true, context.held());
    plaintext = new Plaintext(context.inner());
    remarks = new Remarks(context);
  }

  @Override
  public void onDatagram(Direction direction, Chunk datagram) {
    long at = datagram.streamOffset();
    context.unit(direction, "dtls", at, at + datagram.length());
    if (over) {
      return;
    }
    Side side = direction == Direction.CLIENT_TO_SERVER ? client : server;
    if (first == null) {
      first = datagram.mark();
      context.sink().onTunnel(context.flow(), facts, first);
    }
    DtlsRecords records = new DtlsRecords(datagram, connectionIdBytes(direction));
    while (!over && records.next()) {
      record.type = records.type();
      record.version = records.version();
      record.sequence = records.sequence();
      record.bytes = datagram.bytes();
      record.start = records.bodyStart();
      record.length = records.bodyLength();
      record.pieces.clear();
      record.pieces.add(0, datagram);
      onRecord(side, records.isUnified() || record.type == Numbers.WITH_CONNECTION_ID);
    }
  }

  /** Each side asks the other for the connection ids of what it wants to receive. */
  private int connectionIdBytes(Direction direction) {
    int asked =
        direction == Direction.CLIENT_TO_SERVER
            ? facts.connectionIdOfServer()
            : negotiation.offer().connectionIdBytes;
    return Math.max(0, asked);
  }

  private void onRecord(Side side, boolean unreadable) {
    withConnectionId |= record.type == Numbers.WITH_CONNECTION_ID;
    if (unreadable || record.sequence >>> 48 > 0) {
      side.isProtected = true;
      side.spokeProtected = true;
      if (!unreadable) {
        onProtected(side);
      }
      judge();
    } else {
      onPlain(side, record.type, record.bytes, record.start, record.length);
    }
  }

  private void onProtected(Side side) {
    int epoch = (int) (record.sequence >>> 48);
    if (side.cipher == null || side.sequence != epoch) { // a new epoch is a new handshake's
      Optional<ConnectionKeys> known =
          settings.keys().isEmpty() ? Optional.empty() : negotiation.keys();
      keys = known.isPresent() ? known : keys;
      if (keys.isEmpty()) {
        return;
      }
      side.use(keys.get().cipher(side.direction, Epoch.APPLICATION), Epoch.APPLICATION);
      side.sequence = epoch;
    }
    if (side.cipher == null || !side.cipher.supported()) {
      return;
    }
    if (plain.length < record.length) {
      plain = new byte[Math.max(record.length, 2048)];
    }
    int length =
        side.cipher.decrypt(
            record.sequence,
            record.type,
            record.version,
            record.bytes,
            record.start,
            record.length,
            plain,
            0);
    if (length < 0) {
      notOpened(side);
    } else {
      side.failures = 0;
      give(side, length);
    }
  }

  private void notOpened(Side side) {
    remarks.notDecrypted(record.pieces.last());
    if (facts.content() == TlsFacts.Content.OPEN) {
      facts.damaged();
    } else if (++side.failures > MOST_FAILURES) {
      leave();
    }
  }

  private void give(Side side, int length) {
    if (facts.content() != TlsFacts.Content.OPEN) {
      facts.opened();
      if (settings.countAll()) {
        context.flow().insistOnPayload();
      }
    }
    if (record.type == Numbers.APPLICATION) {
      facts.decrypted(side.direction, length);
      plaintext.datagram(side, record, plain, length);
    } else if (length > 0) {
      onPlain(side, record.type, plain, 0, length);
    }
  }

  private void onPlain(Side side, int type, byte[] bytes, int start, int length) {
    if (type == Numbers.HANDSHAKE) {
      reading = side.direction;
      DtlsMessages messages = side == client ? clientMessages : serverMessages;
      if (!messages.add(bytes, start, length, this::onMessage)) {
        remarks.malformed(
            "a fragment of a handshake message contradicts its layout", record.pieces.last());
      }
      if (messages.isLimited()) {
        remarks.limit(record.pieces.last());
      }
    } else if (type == Numbers.ALERT && length >= 2) {
      facts.alert(side.direction, bytes[start], bytes[start + 1] & 0xff, record.pieces.last());
    }
  }

  private void onMessage(int type, int number, byte[] bytes, int length) {
    FrameMark where = record.pieces.last();
    boolean answered = negotiation.isAnswered();
    negotiation.number(number);
    negotiation.onMessage(reading, type, bytes, 0, length, where);
    if (answered && !negotiation.isAnswered() && record.sequence >>> 48 == 0) {
      beginAnew();
    }
    if (type == Numbers.FINISHED) { // a renegotiation counts from 0 again
      (reading == Direction.CLIENT_TO_SERVER ? clientMessages : serverMessages).restart();
    }
    negotiation.tell(remarks, where);
  }

  /** A hello in clear after a handshake: another connection, RFC 6347, 4.2.8. */
  private void beginAnew() {
    client.cipher = null;
    server.cipher = null;
    keys = Optional.empty();
    serverMessages.restart();
  }

  /** After each protected record: is the handshake over, and is there anything to wait for? */
  private void judge() {
    if (!facts.isComplete() && client.spokeProtected && server.spokeProtected) {
      facts.completed(record.pieces.last()); // opened content or not
    }
    if (over || facts.content() != TlsFacts.Content.UNDECIDED) {
      return;
    }
    waited++;
    boolean waits = !settings.keys().isEmpty() && waited <= MOST_WAITING_RECORDS;
    boolean oneSided = waited > MOST_WAITING_RECORDS;
    if (keys.isEmpty() && (facts.isComplete() && !waits || oneSided)) {
      leave();
    }
  }

  private void leave() {
    if (over) {
      return;
    }
    over = true;
    boolean closed = client.spokeProtected || server.spokeProtected;
    if (closed && settings.keys().isEmpty()) {
      settings.unopened().add(context.flow(), facts.layer(), "");
    } else if (closed) {
      sayWhatIsMissing();
    }
    facts.closed();
    ClosedContent.leave(context, Optional.empty(), Optional.empty());
  }

  private void sayWhatIsMissing() {
    if (keys.isEmpty()) {
      facts.missing(
          withConnectionId
              ? "Its records have connection ids (RFC 9146): such records are not decrypted."
              : negotiation.whatIsMissing());
      remarks.noKeys(facts.missing().orElseThrow(), first);
    } else if (client.failures > 0 || server.failures > 0) {
      facts.missing(Remarks.WRONG_KEYS);
    }
    facts
        .missing()
        .ifPresent(reason -> settings.unopened().add(context.flow(), facts.layer(), reason));
  }

  @Override
  public void onChunk(Direction direction, Chunk chunk) {
    // datagrams are no stream
  }

  @Override
  public void onGap(Direction direction, long streamOffset, long length, FrameMark where) {
    // what is missing among datagrams nobody knows
  }

  @Override
  public void onEnd(Direction direction, FrameMark where) {
    context.inner().onEnd(direction, where);
  }

  @Override
  public void onClosed() {
    if (facts.content() == TlsFacts.Content.UNDECIDED) {
      leave();
    }
    context.inner().onClosed();
  }
}
