package org.icascope.dissect.ica;

import org.icascope.dissect.ica.IcaSetup.Encryption;
import org.icascope.model.Direction;
import org.icascope.reassembly.Chunk;

/**
 * What the first byte of a frame's payload says in one direction (layouts: {@code
 * specs/ica_crypt1_record.ksy}, {@code specs/ica_crypt2_record.ksy}).
 */
final class RecordKinds {

  static final int INVALID = -1;

  /** Start request of the server: header and one byte (spec: ica_crypt1_record). */
  private static final int START_BYTES = 2;

  /** Seed reply of the client: header, zero, seed (spec: ica_crypt1_record). */
  private static final int SEED_BYTES = 3;

  /** Header and the nine letters that end a mode change (protocol notes on ICA, section 2.7). */
  private static final int MODE_CHANGE_BYTES = 10;

  private final Direction direction;
  private final IcaSetup setup;
  private final LaneEvents events;
  private Encryption encryption = Encryption.UNKNOWN;
  private int octet;
  private int headerless = INVALID;

  RecordKinds(Direction direction, IcaSetup setup, LaneEvents events) {
    this.direction = direction;
    this.setup = setup;
    this.events = events;
  }

  /** Payloads begin with a record header. */
  boolean hasHeader() {
    if (encryption == Encryption.UNKNOWN) {
      encryption = setup.encryption();
    }
    return headerless == INVALID && encryption != Encryption.NONE;
  }

  /** Kind of a record without header. */
  int headerless() {
    return headerless == INVALID ? RecordCounts.CLEAR : headerless;
  }

  /**
   * Kind of a record, one of {@link RecordCounts}, or {@link #INVALID}.
   *
   * @param header first byte of the payload
   * @param frameBytes bytes of the payload, the header included
   */
  int of(int header, int frameBytes) {
    octet = header;
    Encryption reading = encryption;
    if (reading == Encryption.UNKNOWN) {
      reading = byExchange(header, frameBytes, setup.assumedEncryption());
    }
    return reading == Encryption.SECURE_ICA ? secureIca(header) : basic(header, frameBytes);
  }

  /** Where both encryptions were offered, the key exchange tells them apart. */
  private Encryption byExchange(int header, int frameBytes, Encryption assumed) {
    boolean server = direction == Direction.SERVER_TO_CLIENT;
    if (server && header == 2 && frameBytes > START_BYTES || !server && header == 3) {
      return Encryption.SECURE_ICA;
    }
    boolean seed = !server && header == 4 && frameBytes == SEED_BYTES;
    return seed ? Encryption.BASIC : assumed;
  }

  private int basic(int header, int frameBytes) {
    boolean server = direction == Direction.SERVER_TO_CLIENT;
    return switch (header) {
      case 0 -> RecordCounts.CLEAR;
      case 1 -> RecordCounts.BASIC;
      case 2 -> server && frameBytes == START_BYTES ? RecordCounts.KEY_EXCHANGE : INVALID;
      case 4 -> !server && frameBytes == SEED_BYTES ? RecordCounts.KEY_EXCHANGE : INVALID;
      case 6, 7 -> frameBytes >= MODE_CHANGE_BYTES ? RecordCounts.MODE_CHANGE : INVALID;
      default -> INVALID;
    };
  }

  private int secureIca(int header) {
    boolean server = direction == Direction.SERVER_TO_CLIENT;
    return switch (header) {
      case 0 -> RecordCounts.CLEAR;
      case 1 -> RecordCounts.SECURE_ICA;
      case 2 -> server ? RecordCounts.KEY_EXCHANGE : INVALID;
      case 3 -> server ? INVALID : RecordCounts.KEY_EXCHANGE;
      case 4, 5 -> RecordCounts.MODE_CHANGE;
      default -> INVALID;
    };
  }

  /** A record of the kind found last is really one: what follows from it. */
  void accept(int kind, Chunk chunk) {
    if (kind == RecordCounts.KEY_EXCHANGE) {
      keyExchange(chunk);
    } else if (kind == RecordCounts.MODE_CHANGE && (octet == 6 || octet == 7)) {
      headerless = octet == 6 ? RecordCounts.CLEAR : RecordCounts.BASIC;
    } else if (kind != RecordCounts.MODE_CHANGE && !events.isTold(IcaPhase.FIRST_DATA)) {
      events.once(IcaPhase.FIRST_DATA, chunk.mark());
    }
  }

  private void keyExchange(Chunk chunk) {
    boolean server = direction == Direction.SERVER_TO_CLIENT;
    if (!server) {
      setup.recordShows(octet == 4 ? Encryption.BASIC : Encryption.SECURE_ICA);
    }
    boolean started = !server || encryption == Encryption.SECURE_ICA;
    if (started && !events.isTold(IcaPhase.ENCRYPTION_STARTED)) {
      events.once(IcaPhase.ENCRYPTION_STARTED, chunk.mark());
    }
  }
}
