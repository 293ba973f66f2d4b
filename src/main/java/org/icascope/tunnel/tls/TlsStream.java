package org.icascope.tunnel.tls;

import java.util.Optional;
import org.icascope.model.Direction;
import org.icascope.model.FrameMark;
import org.icascope.reassembly.Chunk;
import org.icascope.tunnel.Layer;
import org.icascope.tunnel.TunnelContext;
import org.icascope.tunnel.UnitTap;

/**
 * TLS in a stream: follows the handshake, and gives application data on where there are keys. Where
 * there are none it stops reading the flow once the handshake is over.
 */
final class TlsStream implements Layer, RecordSink {

  /** Application bytes that are waited for keys or for the end of a handshake. Chosen. */
  private static final int MOST_WAITING_BYTES = 1 << 18;

  private static final int HEADER_BYTES = 5;
  private static final int SSL2_HEADER_BYTES = 2;

  /** Records in a row that may fail before the keys are taken as wrong. Chosen. */
  private static final int MOST_FAILURES = 8;

  private final TlsSettings settings;
  private final TunnelContext context;
  private final TlsFacts facts = new TlsFacts(false);
  private final Negotiation negotiation;
  private final Side client;
  private final Side server;
  private final StreamProtection protection;
  private final RecordReader clientRecords;
  private final RecordReader serverRecords;
  private final Plaintext plaintext;
  private final Remarks remarks;
  private final ClearRecords handshakes;

  /** Somebody looks on: records are followed to the end, though nothing can be had of them. */
  private final boolean watched;

  private FrameMark clientFirst;
  private FrameMark serverFirst;
  private boolean told;
  private int waited;
  private int knownAdditions;
  private boolean over;

  TlsStream(TlsSettings settings, TunnelContext context) {
    this.settings = settings;
    this.context = context;
    client = new Side(Direction.CLIENT_TO_SERVER, context.held());
    server = new Side(Direction.SERVER_TO_CLIENT, context.held());
    clientRecords = new RecordReader(Direction.CLIENT_TO_SERVER, this, context.held());
    serverRecords = new RecordReader(Direction.SERVER_TO_CLIENT, this, context.held());
    negotiation = new Negotiation(settings, facts, false, context.held());
    protection = new StreamProtection(negotiation, client, server);
    plaintext = new Plaintext(context.inner());
    remarks = new Remarks(context);
    handshakes = new ClearRecords(negotiation, protection, facts, remarks);
    watched = context.tap() != UnitTap.NONE;
  }

  private Side side(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? client : server;
  }

  @Override
  public void onChunk(Direction direction, Chunk chunk) {
    if (over && !watched) {
      return;
    }
    if (direction == Direction.CLIENT_TO_SERVER) {
      clientFirst = clientFirst == null ? chunk.mark() : clientFirst;
      tellFirst(clientFirst);
      clientRecords.onChunk(chunk);
    } else {
      serverFirst = serverFirst == null ? chunk.mark() : serverFirst;
      tellFirst(serverFirst);
      serverRecords.onChunk(chunk);
    }
  }

  private void tellFirst(FrameMark where) {
    if (!told) {
      told = true;
      context.sink().onTunnel(context.flow(), facts, where);
    }
  }

  @Override
  public void onGap(Direction direction, long streamOffset, long length, FrameMark where) {
    if (!over || watched) {
      records(direction).onGap(length, where);
    }
  }

  private RecordReader records(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? clientRecords : serverRecords;
  }

  private void tellUnit(Direction direction, int type, int length) {
    if (watched) {
      long start = records(direction).start();
      int header = type == Numbers.SSL2_MESSAGE ? SSL2_HEADER_BYTES : HEADER_BYTES;
      context.unit(direction, "tls", start, start + header + length);
    }
  }

  @Override
  public void onDatagram(Direction direction, Chunk chunk) {
    // a stream has none
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

  @Override
  public boolean wants(Direction direction, int type, int length) {
    Side side = side(direction);
    if (over) {
      return false;
    }
    if (side.isProtected && !(type == Numbers.ALERT && length == 2)) {
      return side.cipher != null
          || protection.hasKeys()
          || facts.content() == TlsFacts.Content.UNDECIDED && !settings.keys().isEmpty();
    }
    return type != Numbers.APPLICATION || !settings.keys().isEmpty();
  }

  @Override
  public void onRecord(Direction direction, Record record) {
    tellUnit(direction, record.type, record.length);
    if (over) {
      return;
    }
    Side side = side(direction);
    if (side.isProtected && !(negotiation.isTls13() && record.type != Numbers.APPLICATION)) {
      onProtected(side, record);
    } else if (record.type == Numbers.SSL2_MESSAGE) {
      onSsl2(record);
    } else if (record.type == Numbers.APPLICATION) {
      onEarly(side, record);
    } else if (record.length > 0) {
      handshakes.onPlain(
          side, record.type, record.bytes, record.start, record.length, record.pieces);
    }
    judge(direction, record.type, record.length, record.pieces.last());
  }

  @Override
  public void onPassed(
      Direction direction, int type, int length, boolean missing, FrameMark where) {
    tellUnit(direction, type, length);
    if (over) {
      return;
    }
    Side side = side(direction);
    if (side.isProtected && (type == Numbers.APPLICATION || !negotiation.isTls13())) {
      side.sequence++;
      side.spokeProtected = true;
      if (missing && facts.content() == TlsFacts.Content.OPEN && type == Numbers.APPLICATION) {
        plaintext.gap(side, length, where);
      }
    } else if (missing) {
      side.messages.reset();
    }
    judge(direction, type, length, where);
  }

  @Override
  public void onLost(Direction direction, FrameMark where) {
    if (over) {
      return;
    }
    side(direction).messages.reset();
    remarks.lost(where);
  }

  @Override
  public void onFound(Direction direction, long missingBytes, FrameMark where) {
    if (over) {
      return;
    }
    Side side = side(direction);
    protection.lost(side, missingBytes, negotiation.isTls13() ? 22 : 25);
    if (facts.content() == TlsFacts.Content.OPEN) {
      plaintext.gap(side, (int) Math.min(Integer.MAX_VALUE, missingBytes), where);
    }
  }

  @Override
  public void onLimit(Direction direction, FrameMark where) {
    remarks.limit(where);
  }

  @Override
  public void onGarbage(Direction direction, FrameMark where) {
    if (over) {
      return;
    }
    remarks.malformed("what the " + direction.sender() + " sends is no TLS record", where);
    facts.damaged();
    leave();
  }

  private void onProtected(Side side, Record record) {
    side.spokeProtected = true;
    if (changed(side)) {
      protection.retry();
    }
    if (side.cipher == null && !protection.hasKeys()) {
      side.sequence++;
      return;
    }
    int length = protection.open(side, record);
    if (length < 0) {
      notOpened(side, record);
      return;
    }
    int prefix = side.cipher.prefixBytes();
    byte[] plain = protection.plain();
    int type = record.type;
    if (negotiation.isTls13()) {
      while (length > 0 && plain[length - 1] == 0) {
        length--;
      }
      length--; // the type
      type = length < 0 ? Numbers.APPLICATION : plain[length] & 0xff;
    }
    give(side, record, type, prefix, Math.max(0, length));
  }

  /** Key material came while this connection waited for its keys. */
  private boolean changed(Side side) {
    int additions = settings.keys().additions();
    boolean added = additions != knownAdditions && !settings.keys().isEmpty();
    knownAdditions = additions; // asking for keys takes long, and records are many
    return side.cipher == null && !protection.hasKeys() && added;
  }

  private void notOpened(Side side, Record record) {
    FrameMark where = record.pieces.last();
    if (facts.isUnread(side.direction)) {
      return; // told already, and to those inside it is as if it were not captured
    }
    if (facts.content() == TlsFacts.Content.OPEN && record.type == Numbers.APPLICATION) {
      plaintext.gap(side, record.length, where);
      facts.damaged();
    }
    if (side.cipher != null && side.cipher.supported() && side.failures > 0) {
      remarks.notDecrypted(where);
    }
    if (side.failures > MOST_FAILURES && facts.content() != TlsFacts.Content.OPEN) {
      leave();
    }
  }

  private void give(Side side, Record record, int type, int prefix, int length) {
    if (facts.content() != TlsFacts.Content.OPEN
        && (type == Numbers.APPLICATION || protection.hasApplicationKeys())) {
      opened(record.pieces.last());
    }
    if (type == Numbers.APPLICATION) {
      facts.decrypted(side.direction, length);
      plaintext.stream(side, record, prefix, protection.plain(), length);
    } else if (length > 0) {
      handshakes.onPlain(side, type, protection.plain(), 0, length, record.pieces);
    }
  }

  private void opened(FrameMark where) {
    facts.opened();
    for (Side side : new Side[] {client, server}) {
      if (!protection.hasApplicationKey(side)) {
        facts.unread(side.direction);
        String reason = MissingDirection.reason(side.direction);
        remarks.noKeys(reason, where);
        settings.unopened().add(context.flow(), facts.layer(), reason);
      }
    }
    if (settings.countAll()) {
      context.flow().insistOnPayload();
    }
  }

  private void onEarly(Side side, Record record) {
    if (side == client && !negotiation.isAnswered() && negotiation.offer().earlyData) {
      int length = protection.openEarly(record);
      byte[] plain = protection.plain();
      while (length > 0 && plain[length - 1] == 0) {
        length--;
      }
      if (length > 0) {
        int prefix = side.cipher.prefixBytes();
        give(side, record, plain[length - 1] & 0xff, prefix, length - 1);
      }
    }
  }

  private void onSsl2(Record record) {
    if (!handshakes.onSsl2(record)) { // the server takes SSL 2.0, which is not read further
      leave();
    }
  }

  /** After each record: is the handshake over, and is there anything to wait for? */
  private void judge(Direction direction, int type, int length, FrameMark where) {
    if (!facts.isComplete() && client.spokeProtected && server.spokeProtected) {
      if (negotiation.isTls13() && ClosingAlert.isHidden(direction, type, length)) {
        facts.hiddenAlert(where);
        client.spokeProtected = false; // what it says next may be another thing
      } else {
        facts.completed(where); // opened content or not
      }
    }
    if (over || facts.content() != TlsFacts.Content.UNDECIDED) {
      return;
    }
    if (type == Numbers.APPLICATION || side(direction).isProtected) {
      waited += length + 64; // empty ones count, too
    }
    boolean closed =
        facts.isComplete()
            && !protection.hasApplicationKeys()
            && (settings.keys().isEmpty() || waited > MOST_WAITING_BYTES);
    if (closed || waited > MOST_WAITING_BYTES && !protection.hasApplicationKeys()) {
      leave();
    }
  }

  /** Nothing of this connection is read any more. */
  private void leave() {
    if (over) {
      return;
    }
    over = true;
    boolean closed = client.spokeProtected || server.spokeProtected || waited > 0;
    if (closed && settings.keys().isEmpty()) {
      settings.unopened().add(context.flow(), facts.layer(), "");
    } else if (closed) {
      sayWhatIsMissing();
    }
    boolean opened =
        facts.content() == TlsFacts.Content.OPEN; // then the next stage knows what it is
    facts.closed();
    if (watched) {
      context.flow().insistOnPayload();
    } else {
      clientRecords.stop();
      serverRecords.stop();
    }
    ClosedContent.leave(
        context,
        Optional.ofNullable(opened ? null : clientFirst),
        Optional.ofNullable(opened ? null : serverFirst));
  }

  private FrameMark firstRecord() {
    FrameMark first = clientFirst == null ? serverFirst : clientFirst;
    return first == null ? context.flow().first() : first;
  }

  /** Only where there are keys: those who have none know why. */
  private void sayWhatIsMissing() {
    if (facts.content() == TlsFacts.Content.OPEN) {
      return;
    }
    if (!protection.hasApplicationKeys()) {
      facts.missing(negotiation.whatIsMissing());
      remarks.noKeys(facts.missing().orElseThrow(), firstRecord());
    } else if (client.failures > 0 || server.failures > 0) {
      facts.missing(Remarks.WRONG_KEYS);
    }
    facts
        .missing()
        .ifPresent(reason -> settings.unopened().add(context.flow(), facts.layer(), reason));
  }
}
