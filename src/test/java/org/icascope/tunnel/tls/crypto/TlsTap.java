package org.icascope.tunnel.tls.crypto;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.icascope.model.Direction;

/**
 * Reads just enough of a handshake that is complete and well-formed to find the values that keys
 * depend on: TLS 1.2 over TCP, or DTLS 1.2 without fragments. Records come in the order in which
 * they were sent.
 */
final class TlsTap {

  /** A record behind ChangeCipherSpec. */
  record Sealed(Direction sender, long sequence, int type, int version, byte[] body) {}

  private static final int CHANGE_CIPHER_SPEC = 20;
  private static final int HANDSHAKE = 22;

  private final HandshakeValues values = new HandshakeValues();
  private final List<Sealed> sealed = new ArrayList<>();
  private final ByteArrayOutputStream messages = new ByteArrayOutputStream();
  private final ByteArrayOutputStream[] waiting = {
    new ByteArrayOutputStream(), new ByteArrayOutputStream()
  };
  private final long[] sequences = {-1, -1};

  TlsTap(boolean datagrams) {
    values.datagrams = datagrams;
  }

  HandshakeValues values() {
    return values;
  }

  List<Sealed> sealed() {
    return sealed;
  }

  /** All of one or more records. */
  void records(Direction sender, byte[] bytes) {
    ByteBuffer in = ByteBuffer.wrap(bytes);
    while (in.hasRemaining()) {
      int type = in.get();
      int version = in.getShort() & 0xffff;
      long sequence = values.datagrams ? in.getLong() : 0;
      byte[] body = new byte[in.getShort() & 0xffff];
      in.get(body);
      record(sender, type, version, sequence, body);
    }
  }

  private void record(Direction sender, int type, int version, long sequence, byte[] body) {
    int side = sender.ordinal();
    if (values.datagrams ? sequence >>> 48 > 0 : sequences[side] >= 0) {
      long number = values.datagrams ? sequence : sequences[side]++;
      sealed.add(new Sealed(sender, number, type, version, body));
    } else if (type == CHANGE_CIPHER_SPEC) {
      sequences[side] = 0;
    } else if (type == HANDSHAKE) {
      waiting[side].writeBytes(body);
      takeMessages(sender);
    }
  }

  private void takeMessages(Direction sender) {
    ByteArrayOutputStream buffer = waiting[sender.ordinal()];
    byte[] bytes = buffer.toByteArray();
    int head = values.datagrams ? 12 : 4;
    int start = 0;
    while (bytes.length - start >= head && bytes.length - start >= head + length(bytes, start)) {
      int end = start + head + length(bytes, start);
      message(Arrays.copyOfRange(bytes, start, end), head);
      start = end;
    }
    buffer.reset();
    buffer.write(bytes, start, bytes.length - start);
  }

  private static int length(byte[] bytes, int start) {
    return ByteBuffer.wrap(bytes, start, 4).getInt() & 0xffffff;
  }

  private void message(byte[] message, int head) {
    ByteBuffer in = ByteBuffer.wrap(message, head, message.length - head);
    switch (message[0]) {
      case 1 -> { // ClientHello; DTLS sends another one with a cookie, and only that one counts
        messages.reset();
        in.getShort();
        values.clientRandom = next(in, 32);
      }
      case 2 -> serverHello(in);
      case 16 -> {
        values.encryptedPreMaster =
            values.cipherSuite >> 8 == 0 ? next(in, in.getShort()) : values.encryptedPreMaster;
        messages.writeBytes(message);
        values.sessionHash = hash();
      }
      default -> {}
    }
    if (message[0] != 3) { // HelloVerifyRequest
      messages.writeBytes(message);
    }
  }

  private void serverHello(ByteBuffer in) {
    values.version = in.getShort() & 0xffff;
    values.serverRandom = next(in, 32);
    values.sessionId = next(in, in.get());
    values.cipherSuite = in.getShort() & 0xffff;
    in.get();
    int extensions = in.hasRemaining() ? in.getShort() : 0;
    while (extensions > 0) {
      int type = in.getShort();
      byte[] content = next(in, in.getShort());
      extensions -= 4 + content.length;
      values.extendedMasterSecret |= type == 23;
      values.encryptThenMac |= type == 22;
    }
  }

  private byte[] hash() {
    try {
      CipherSuite suite = CipherSuites.of(values.cipherSuite).orElseThrow();
      return MessageDigest.getInstance(suite.hashAlgorithm()).digest(messages.toByteArray());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] next(ByteBuffer in, int length) {
    byte[] bytes = new byte[length];
    in.get(bytes);
    return bytes;
  }
}
