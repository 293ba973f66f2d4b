package org.icascope.tunnel.tls;

import java.util.Optional;
import java.util.stream.IntStream;
import org.icascope.model.Direction;
import org.icascope.tunnel.tls.crypto.ConnectionKeys;
import org.icascope.tunnel.tls.crypto.ConnectionKeys.Epoch;
import org.icascope.tunnel.tls.crypto.RecordCipher;

/**
 * Removes the protection of the records of a TLS connection: knows which key is in use on which
 * side. Up to TLS 1.2 that changes with ChangeCipherSpec, in TLS 1.3 with messages inside (RFC 8446
 * section 7, appendix A).
 */
final class StreamProtection {

  /** Records that may have been lost before the next one: tried at most. Chosen. */
  private static final int MOST_TRIES = 4096;

  /**
   * Bytes that are decrypted in vain to find the number of a record, at most: then this side is
   * given up. Chosen: a tenth of a second.
   */
  static final long MOST_TRIED_BYTES = 128L << 20;

  /** Records that may have been lost where the nonces in records tell how many. Chosen. */
  private static final long MOST_SKIPPED = 1 << 24;

  /** The suites of TLS 1.3 that are decrypted, RFC 8446, B.4. */
  private static final int FIRST_SUITE = 0x1301;

  private static final int LAST_SUITE = 0x1305;

  private final Negotiation negotiation;
  private final Side client;
  private final Side server;
  private Optional<ConnectionKeys> keys = Optional.empty();
  private boolean rejectedEarlyData;

  /** The plaintext of the record decrypted last. */
  private byte[] plain = {};

  StreamProtection(Negotiation negotiation, Side client, Side server) {
    this.negotiation = negotiation;
    this.client = client;
    this.server = server;
  }

  byte[] plain() {
    return plain;
  }

  boolean hasKeys() {
    return keys.isPresent();
  }

  /** There is a key for the application data of this side, whether or not it fits. */
  boolean hasApplicationKey(Side side) {
    return cipher(side, Epoch.APPLICATION) != null;
  }

  /** There is such a key for one side at least. */
  boolean hasApplicationKeys() {
    return hasApplicationKey(client) || hasApplicationKey(server);
  }

  private Side side(Direction direction) {
    return direction == Direction.CLIENT_TO_SERVER ? client : server;
  }

  /** Up to TLS 1.2: what this side sends from here on is protected with what was agreed on. */
  void onChangeCipherSpec(Side side) {
    Optional<ConnectionKeys> known = negotiation.keys();
    keys = known.isPresent() ? known : keys;
    side.use(known.map(k -> k.cipher(side.direction, Epoch.APPLICATION)).orElse(null), null);
  }

  /** TLS 1.3: the server has chosen, so both sides protect what they send from here on. */
  void onServerHello() {
    keys = negotiation.keys();
    boolean early = client.epoch == Epoch.EARLY && client.cipher != null && client.isProtected;
    if (!early) {
      client.use(cipher(client, Epoch.HANDSHAKE), Epoch.HANDSHAKE);
    }
    rejectedEarlyData = negotiation.offer().earlyData;
    server.use(cipher(server, Epoch.HANDSHAKE), Epoch.HANDSHAKE);
  }

  /** Keys were added: perhaps those that are missing are among them. */
  void retry() {
    keys = negotiation.keys();
    for (Side side : new Side[] {client, server}) {
      if (keys.isPresent() && side.isProtected && side.cipher == null) {
        long count = side.sequence;
        side.use(cipher(side, side.epoch == null ? Epoch.APPLICATION : side.epoch), side.epoch);
        side.sequence = side.epoch == null ? count : 0;
        side.uncertain =
            side.epoch == null ? 0 : (int) Math.min(count, MOST_TRIES); // of which epoch?
      }
    }
  }

  /**
   * Early data comes before the server has chosen a suite; it is the one that decrypts it.
   *
   * @return the cipher to try, for the suites of TLS 1.3 one after the other
   */
  int openEarly(Record record) {
    if (client.isProtected && client.cipher != null) {
      return open(client, record);
    }
    int[] suites = negotiation.offer().suites;
    for (int suite = FIRST_SUITE; suite <= LAST_SUITE; suite++) {
      int offered = suite;
      if (IntStream.of(suites).noneMatch(each -> each == offered)) {
        continue;
      }
      negotiation.values().version = Numbers.TLS_1_3;
      negotiation.values().cipherSuite = suite;
      keys = negotiation.keys();
      RecordCipher cipher = cipher(client, Epoch.EARLY);
      if (cipher != null) {
        client.use(cipher, Epoch.EARLY);
        int length = open(client, record);
        if (length >= 0) {
          return length;
        }
        client.cipher = null;
        client.isProtected = false;
      }
    }
    return -1;
  }

  /**
   * Decrypts a record into {@link #plain()}.
   *
   * @return length of the plaintext, -1 when it cannot be decrypted
   */
  int open(Side side, Record record) {
    if (plain.length < record.length) {
      plain = new byte[Math.max(record.length, Math.min(2 * plain.length, 1 << 15))];
    }
    int length = tryNumbers(side, record);
    if (length < 0 && side.epoch != null && side.epoch != Epoch.APPLICATION) {
      length = tryLaterEpochs(side, record);
    }
    if (length >= 0) {
      side.failures = 0;
      side.proven = true;
    } else if (!(rejectedEarlyData && side == client && !side.proven)) {
      side.sequence++;
      side.failures++;
    }
    return length;
  }

  private int tryNumbers(Side side, Record record) {
    if (side.cipher == null || !side.cipher.supported()) {
      return -1;
    }
    if (side.triedBytes > MOST_TRIED_BYTES) {
      return -1;
    }
    int length = tryNonce(side, record);
    for (int skipped = 0; length < 0 && skipped <= side.uncertain; skipped++) {
      length = tryNumber(side, skipped, record);
    }
    return length;
  }

  /** Senders count nonces as they count records, though not from 0 (RFC 5288, section 3). */
  private int tryNonce(Side side, Record record) {
    if (side.uncertain == 0 || !side.proven || side.cipher.prefixBytes() != Long.BYTES) {
      return -1;
    }
    long skipped = nonce(record) - side.lastNonce - 1;
    return skipped < 0 || skipped > MOST_SKIPPED ? -1 : tryNumber(side, skipped, record);
  }

  private int tryNumber(Side side, long skipped, Record record) {
    int length = decrypt(side.cipher, side.sequence + skipped, record);
    if (length < 0) {
      side.triedBytes += side.uncertain == 0 ? 0 : record.length;
      return length;
    }
    side.sequence += skipped + 1;
    side.uncertain = 0;
    side.triedBytes = 0;
    side.lastNonce = side.cipher.prefixBytes() == Long.BYTES ? nonce(record) : 0;
    return length;
  }

  private static long nonce(Record record) {
    long nonce = 0;
    for (int i = 0; i < Math.min(Long.BYTES, record.length); i++) {
      nonce = nonce << 8 | record.bytes[record.start + i] & 0xff;
    }
    return nonce;
  }

  /** The message that ends an epoch was not captured, or its secret is not known. */
  private int tryLaterEpochs(Side side, Record record) {
    for (Epoch epoch : new Epoch[] {Epoch.HANDSHAKE, Epoch.APPLICATION}) {
      if (epoch.compareTo(side.epoch) <= 0) {
        continue;
      }
      RecordCipher next = cipher(side, epoch);
      if (next == null || !next.supported()) {
        continue;
      }
      for (int number = 0;
          number <= side.uncertain && side.triedBytes <= MOST_TRIED_BYTES;
          number++) {
        int length = decrypt(next, number, record);
        side.triedBytes += side.uncertain == 0 ? 0 : record.length;
        if (length >= 0) {
          side.use(next, epoch);
          side.sequence = number + 1L;
          return length;
        }
      }
    }
    return -1;
  }

  private int decrypt(RecordCipher cipher, long number, Record record) {
    return cipher.decrypt(
        number, record.type, record.version, record.bytes, record.start, record.length, plain, 0);
  }

  /** A message inside a protected record of TLS 1.3 that may end an epoch. */
  void onInnerMessage(Side side, int type) {
    if (!negotiation.isTls13() && side.epoch != Epoch.EARLY) {
      return;
    }
    switch (type) {
      case Numbers.END_OF_EARLY_DATA -> side.use(cipher(side, Epoch.HANDSHAKE), Epoch.HANDSHAKE);
      case Numbers.FINISHED -> side.use(cipher(side, Epoch.APPLICATION), Epoch.APPLICATION);
      case Numbers.KEY_UPDATE -> {
        if (side.cipher != null) {
          side.use(side.cipher.next(), Epoch.APPLICATION);
        }
      }
      default -> {
        // goes on with the same key
      }
    }
  }

  /** Records were lost with {@code bytes} bytes, the smallest of which take {@code smallest}. */
  void lost(Side side, long bytes, int smallest) {
    side.uncertain = (int) Math.min(MOST_TRIES, side.uncertain + bytes / smallest + 1);
  }

  private RecordCipher cipher(Side side, Epoch epoch) {
    return keys.isEmpty() ? null : keys.get().cipher(side.direction, epoch);
  }
}
