package org.icascope.view.export;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Which bytes of TLS and DTLS records may be shown (RFC 8446, RFC 9147): the headers of records,
 * and of a handshake in clear the headers of its messages, what a hello says about versions and
 * cipher suites, and the types and lengths of its extensions. Random numbers, which key logs are
 * sorted by, server names and certificates may not; a server name is replaced by one that only
 * tells whether it is the same. Alerts in clear may.
 */
final class TlsSafety {

  private static final int CHANGE_CIPHER_SPEC = 20;
  private static final int ALERT = 21;
  private static final int HANDSHAKE = 22;
  private static final int CLIENT_HELLO = 1;
  private static final int SERVER_HELLO = 2;
  private static final int VERIFY_REQUEST = 3;
  private static final int CERTIFICATE = 11;
  private static final int LAST_KIND = 24;
  private static final int SERVER_NAME = 0;
  private static final int KEY_SHARE = 51;
  private static final int PRE_SHARED_KEY = 41;

  /**
   * Extensions that hold nothing but lists of registered numbers: groups, point formats, signature
   * algorithms, certificate compression, versions, modes of key exchange.
   */
  private static final Set<Integer> LISTS_OF_NUMBERS = Set.of(10, 11, 13, 27, 43, 45, 50);

  private static final int APPLICATION_PROTOCOLS = 16;

  /** Of the registry of RFC 7301: those that tell a browser from other programs. */
  private static final Set<String> PROTOCOLS = Set.of("http/1.0", "http/1.1", "h2", "h3");

  private static final int RECORD_BYTES = 5;
  private static final int DTLS_RECORD_BYTES = 13;
  private static final int MESSAGE_BYTES = 4;
  private static final int DTLS_MESSAGE_BYTES = 12;
  private static final int RANDOM_BYTES = 32;

  private final byte[] bytes;
  private final boolean datagrams;
  private final StandIns names;
  private final List<SafePart> parts = new ArrayList<>();

  private TlsSafety(byte[] bytes, boolean datagrams, StandIns names) {
    this.names = names;
    this.bytes = bytes;
    this.datagrams = datagrams;
  }

  /** One record of TLS. */
  static List<SafePart> record(byte[] bytes, StandIns names) {
    TlsSafety safety = new TlsSafety(bytes, false, names);
    safety.keep(0, RECORD_BYTES);
    if (bytes.length > RECORD_BYTES) {
      safety.content(bytes[0], RECORD_BYTES, bytes.length);
    }
    return safety.parts;
  }

  /** The records of a datagram; those of later versions, whose headers vary, are left. */
  static List<SafePart> datagram(byte[] bytes, StandIns names) {
    TlsSafety safety = new TlsSafety(bytes, true, names);
    int at = 0;
    while (at + DTLS_RECORD_BYTES <= bytes.length
        && bytes[at] >= CHANGE_CIPHER_SPEC
        && bytes[at] <= LAST_KIND) {
      int end = Math.min(bytes.length, at + DTLS_RECORD_BYTES + safety.u16(at + 11));
      safety.keep(at, DTLS_RECORD_BYTES);
      boolean clear = safety.u16(at + 3) == 0; // the first epoch
      if (clear) {
        safety.content(bytes[at], at + DTLS_RECORD_BYTES, end);
      }
      at = end;
    }
    return safety.parts;
  }

  private void content(int kind, int from, int end) {
    if (kind == ALERT && end - from == 2 || kind == CHANGE_CIPHER_SPEC && end - from == 1) {
      keep(from, end - from);
    } else if (kind == HANDSHAKE) {
      messages(from, end);
    }
  }

  /** Messages that begin in this record and are plausible: an encrypted one is not. */
  private void messages(int from, int end) {
    int header = datagrams ? DTLS_MESSAGE_BYTES : MESSAGE_BYTES;
    int at = from;
    while (at + header <= end) {
      int length = datagrams ? u24(at + 9) : u24(at + 1);
      int type = bytes[at];
      boolean whole = at + header + length <= end;
      boolean hello = isHello(type, at + header);
      boolean certificates = type == CERTIFICATE && at == from; // may be longer than a record
      if (type <= 0 || type > LAST_KIND || !whole && !hello && !certificates) {
        return;
      }
      keep(at, header);
      int stop = Math.min(end, at + header + length);
      if (hello) {
        hello(type == CLIENT_HELLO, at + header, stop);
      } else if (type == VERIFY_REQUEST && datagrams) {
        keep(at + header, 3); // version and length of the cookie
      }
      at = stop;
    }
  }

  /** Its first two bytes are a version: 3.x of TLS, 254.x of DTLS. */
  private boolean isHello(int type, int body) {
    return (type == CLIENT_HELLO || type == SERVER_HELLO)
        && u16(body) >>> 8 == (datagrams ? 0xfe : 3);
  }

  private void hello(boolean client, int from, int end) {
    keep(from, 2);
    int at = from + 2 + RANDOM_BYTES;
    at = skipVector8(at, end);
    if (client && datagrams) {
      at = skipVector8(at, end);
    }
    if (client) {
      int suites = at + 2 <= end ? u16(at) : 0;
      keep(at, Math.min(end - at, 2 + suites));
      at += 2 + suites;
      int methods = at < end ? bytes[at] & 0xff : 0;
      keep(at, Math.min(end - at, 1 + methods));
      at += 1 + methods;
    } else {
      keep(at, Math.min(end - at, 3)); // suite and compression
      at += 3;
    }
    if (at + 2 <= end) {
      keep(at, 2);
      extensions(at + 2, end);
    }
  }

  private int skipVector8(int at, int end) {
    if (at >= end) {
      return end;
    }
    keep(at, 1);
    return at + 1 + (bytes[at] & 0xff);
  }

  private void extensions(int from, int end) {
    int at = from;
    while (at + 4 <= end) {
      int type = u16(at);
      int length = u16(at + 2);
      int stop = Math.min(end, at + 4 + length);
      keep(at, 4);
      switch (type) {
        case KEY_SHARE -> keyShare(at + 4, stop);
        case PRE_SHARED_KEY -> preSharedKeys(at + 4, stop);
        case APPLICATION_PROTOCOLS -> protocols(at + 4, stop);
        case SERVER_NAME -> serverName(at + 4, stop);
        default -> {
          if (LISTS_OF_NUMBERS.contains(type)) {
            keep(at + 4, stop - at - 4);
          }
        }
      }
      at += 4 + length;
    }
  }

  /** RFC 8446, section 4.2.8: groups and lengths; of a client a list of them. */
  private void keyShare(int from, int end) {
    boolean list = u16(from) == end - from - 2 && end - from >= 6;
    int at = from;
    if (list) {
      keep(at, 2);
      at += 2;
    }
    while (at + 2 <= end) {
      keep(at, Math.min(4, end - at));
      at += 4 + u16(at + 2);
    }
  }

  /** RFC 8446, section 4.2.11: the lengths of what a client offers; a server's choice. */
  private void preSharedKeys(int from, int end) {
    keep(from, Math.min(2, end - from));
    int identities = Math.min(end, from + 2 + u16(from));
    int at = from + 2;
    while (at + 2 <= identities) {
      keep(at, 2);
      at += 2 + u16(at) + 4; // and the age of the ticket
    }
    if (identities + 2 > end || end - from == 2) {
      return;
    }
    keep(identities, 2);
    at = identities + 2;
    while (at < end) {
      keep(at, 1);
      at += 1 + (bytes[at] & 0xff);
    }
  }

  /** RFC 7301, section 3.1: names of the registry stay, others may be anything. */
  private void protocols(int from, int end) {
    keep(from, Math.min(2, end - from));
    int at = from + 2;
    while (at < end) {
      int length = Math.min(bytes[at] & 0xff, end - at - 1);
      keep(at, 1);
      if (PROTOCOLS.contains(new String(bytes, at + 1, length, StandardCharsets.ISO_8859_1))) {
        keep(at + 1, length);
      }
      at += 1 + length;
    }
  }

  /** RFC 6066, section 3: in the place of the name stands one that is as long. */
  private void serverName(int from, int end) {
    int length = u16(from + 3);
    if (end - from < 5 || bytes[from + 2] != 0 || length == 0 || from + 5 + length > end) {
      return;
    }
    keep(from, 5);
    byte[] name = Arrays.copyOfRange(bytes, from + 5, from + 5 + length);
    parts.add(new SafePart(from + 5, names.letters(name)));
  }

  private void keep(int from, int count) {
    int to = Math.min(bytes.length, from + count);
    if (from < to) {
      parts.add(new SafePart(from, Arrays.copyOfRange(bytes, from, to)));
    }
  }

  private int u16(int at) {
    return at + 1 < bytes.length ? (bytes[at] & 0xff) << 8 | bytes[at + 1] & 0xff : 0;
  }

  private int u24(int at) {
    return at + 2 < bytes.length ? u16(at) << 8 | bytes[at + 2] & 0xff : 0;
  }
}
