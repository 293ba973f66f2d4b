package org.icascope.tunnel.tls.crypto;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.icascope.model.Direction;

/** A connection with made-up secrets: records of both sides, and the key log that opens them. */
public final class SealedConnection {

  private final HandshakeValues values = new HandshakeValues();
  private final CipherSuite suite;
  private final String keyLog;
  private final Sealer client;
  private final Sealer server;

  /** Before application data, in TLS 1.3 only. */
  private final Sealer clientHandshake;

  private final Sealer serverHandshake;

  public SealedConnection(int suiteNumber, boolean datagrams, boolean encryptThenMac)
      throws GeneralSecurityException {
    this(suiteNumber, datagrams, encryptThenMac, new Random(suiteNumber));
  }

  /** The same with randoms and secrets of any source. */
  public SealedConnection(int suiteNumber, boolean datagrams, boolean encryptThenMac, Random random)
      throws GeneralSecurityException {
    suite = CipherSuites.of(suiteNumber).orElseThrow();
    values.cipherSuite = suiteNumber;
    values.datagrams = datagrams;
    values.version = suite.isTls13() ? 0x0304 : datagrams ? 0xfefd : 0x0303;
    values.encryptThenMac = encryptThenMac;
    values.clientRandom = bytes(random, 32);
    values.serverRandom = bytes(random, 32);
    String id = HexFormat.of().formatHex(values.clientRandom);
    if (suite.isTls13()) {
      byte[] clientSecret = bytes(random, suite.hash().lengthBytes());
      byte[] serverSecret = bytes(random, suite.hash().lengthBytes());
      byte[] clientFirst = bytes(random, suite.hash().lengthBytes());
      byte[] serverFirst = bytes(random, suite.hash().lengthBytes());
      keyLog =
          line("CLIENT_TRAFFIC_SECRET_0", id, clientSecret)
              + line("SERVER_TRAFFIC_SECRET_0", id, serverSecret)
              + line("CLIENT_HANDSHAKE_TRAFFIC_SECRET", id, clientFirst)
              + line("SERVER_HANDSHAKE_TRAFFIC_SECRET", id, serverFirst);
      client = tls13(clientSecret);
      server = tls13(serverSecret);
      clientHandshake = tls13(clientFirst);
      serverHandshake = tls13(serverFirst);
    } else {
      byte[] master = bytes(random, 48);
      keyLog = line("CLIENT_RANDOM", id, master);
      ByteBuffer block = keyBlock(master);
      byte[] clientMac = next(block, suite.mac().isEmpty() ? 0 : suite.tagBytes());
      byte[] serverMac = next(block, clientMac.length);
      byte[] clientKey = next(block, suite.keyBytes());
      byte[] serverKey = next(block, suite.keyBytes());
      int nonceBytes =
          switch (suite.bulk()) {
            case AES_GCM, AES_CCM -> 4;
            case CHACHA20_POLY1305 -> 12;
            default -> 0;
          };
      client = new Sealer(suite, clientMac, clientKey, next(block, nonceBytes), encryptThenMac);
      server = new Sealer(suite, serverMac, serverKey, next(block, nonceBytes), encryptThenMac);
      clientHandshake = client;
      serverHandshake = server;
    }
  }

  private static String line(String label, String id, byte[] secret) {
    return label + " " + id + " " + Hex.of(secret) + "\n";
  }

  /** The functions themselves are tested by vectors; here it is the order of what they give. */
  private Sealer tls13(byte[] secret) throws GeneralSecurityException {
    return new Sealer(
        suite,
        new byte[0],
        KeyDerivation.expandLabel(suite.hash(), secret, "key", suite.keyBytes()),
        KeyDerivation.expandLabel(suite.hash(), secret, "iv", 12),
        false);
  }

  /** RFC 5246, sections 5 and 6.3. */
  private ByteBuffer keyBlock(byte[] master) throws GeneralSecurityException {
    byte[] seed =
        Sealer.joined(
            "key expansion".getBytes(StandardCharsets.US_ASCII),
            Sealer.joined(values.serverRandom, values.clientRandom));
    String algorithm = suite.hash() == HashFunction.SHA384 ? "HmacSHA384" : "HmacSHA256";
    Mac mac = Mac.getInstance(algorithm);
    mac.init(new SecretKeySpec(master, algorithm));
    byte[] a = seed;
    byte[] out = {};
    while (out.length < 256) {
      a = mac.doFinal(a);
      out = Sealer.joined(out, mac.doFinal(Sealer.joined(a, seed)));
    }
    return ByteBuffer.wrap(out);
  }

  private static byte[] next(ByteBuffer block, int length) {
    byte[] out = new byte[length];
    block.get(out);
    return out;
  }

  private static byte[] bytes(Random random, int length) {
    byte[] bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  HandshakeValues values() {
    return values;
  }

  /** Everything that is needed to decrypt it, as SSLKEYLOGFILE. */
  public String keyLog() {
    return keyLog;
  }

  public CipherSuite suite() {
    return suite;
  }

  /** Length of what the hash of the suite gives. */
  public int hashBytes() {
    return suite.hash().lengthBytes();
  }

  public byte[] clientRandom() {
    return values.clientRandom.clone();
  }

  public byte[] serverRandom() {
    return values.serverRandom.clone();
  }

  /** The version in record headers. */
  public int wireVersion() {
    return values.datagrams ? 0xfefd : 0x0303;
  }

  public byte[] seal(Direction sender, long sequence, byte[] plain)
      throws GeneralSecurityException {
    return seal(sender, sequence, 23, plain);
  }

  /** The body of a record of any type, protected as application data is. */
  public byte[] seal(Direction sender, long sequence, int type, byte[] plain)
      throws GeneralSecurityException {
    Sealer sealer = sender == Direction.CLIENT_TO_SERVER ? client : server;
    return sealer.seal(sequence, type, wireVersion(), plain);
  }

  /** The body of a record of the encrypted part of a handshake of TLS 1.3. */
  public byte[] sealHandshake(Direction sender, long sequence, byte[] plain)
      throws GeneralSecurityException {
    Sealer sealer = sender == Direction.CLIENT_TO_SERVER ? clientHandshake : serverHandshake;
    return sealer.seal(sequence, 23, wireVersion(), plain);
  }

  /** Bytes of the body of a record before the first one that is content. */
  public int bytesBeforeContent() {
    return switch (suite.bulk()) {
      case AES_GCM, AES_CCM -> suite.isTls13() ? 0 : 8;
      case AES_CBC -> 16;
      default -> 0;
    };
  }

  public RecordCipher cipher(Direction sender) {
    return Keys.of(keyLog)
        .keysFor(values)
        .orElseThrow()
        .cipher(sender, ConnectionKeys.Epoch.APPLICATION);
  }

  /** The plaintext, or nothing when it does not fit; from and to odd offsets. */
  static byte[] open(RecordCipher cipher, long sequence, int version, byte[] body) {
    byte[] record = new byte[body.length + 5];
    System.arraycopy(body, 0, record, 5, body.length);
    byte[] out = new byte[body.length + 3];
    int length = cipher.decrypt(sequence, 23, version, record, 5, body.length, out, 3);
    return length < 0 ? null : Arrays.copyOfRange(out, 3, 3 + length);
  }
}
