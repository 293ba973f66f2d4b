package org.icascope.testkit.protocol;

import java.util.List;
import java.util.stream.IntStream;

/** Writes what surrounds the modules: banner, INIT_REQUEST, INIT_CONNECT, frames, records. */
public final class IcaWriter {
  private static final int INIT_REQUEST = 0x00;
  private static final int INIT_CONNECT = 0x02;
  private static final int CLEAR = 0x00;
  private static final int OBFUSCATED = 0x01;
  private static final int FRAME_MAX = 0x3fff; // spec: ica.md 2.7, 14 bits

  private IcaWriter() {}

  /** Sent by the server first, repeated by the client. */
  public static byte[] banner() {
    return Bytes.ofHex("7F 7F 49 43 41 00");
  }

  public static byte[] initRequest(int serverLevel, IcaCapabilities capabilities) {
    byte[] list = capabilities.toArray();
    return new Bytes().u8(INIT_REQUEST).u16(1 + list.length).u8(serverLevel).raw(list).toArray();
  }

  /** One INIT_RESPONSE each, counting down to 0. */
  public static List<byte[]> initResponses(List<IcaModule> modules, long dosStamp) {
    int last = modules.size() - 1;
    return IntStream.rangeClosed(0, last)
        .mapToObj(i -> modules.get(i).encode(last - i, dosStamp))
        .toList();
  }

  /** What the server accepts of the Winstation driver. */
  public record Accepted(
      int connectVersion,
      int clientHistory,
      int serverHistory,
      int maxNewBytes,
      int reducerLevel,
      IcaCapabilities capabilities) {}

  /** The Winstation driver, framing, basic encryption and transport, back to back. */
  public static byte[] initConnect(Accepted accepted) {
    byte[] list = accepted.capabilities().toArray();
    Bytes body = new Bytes().u16(2048).u16(6).u16(6).u16(0xffff).u16(0xffff);
    body.u16(0).u32(0).u16(1).u8(accepted.clientHistory()).u8(accepted.serverHistory());
    body.u16(accepted.maxNewBytes()).u16(accepted.reducerLevel()).u16(list.length).u16(36);
    body.raw(list);
    Bytes all = new Bytes();
    connect(all, 3, new int[] {2, 1, 8, accepted.connectVersion()}, body.toArray());
    connect(all, 2, new int[] {4, 1, 1, 1}, Bytes.ofHex("09 000000"));
    connect(all, 1, new int[] {4, 1, 1, 1}, Bytes.ofHex("0b 000000"));
    connect(all, 0, new int[] {5, 1, 1, 1}, new byte[0]);
    return all.toArray();
  }

  private static void connect(Bytes all, int remaining, int[] classAndVersions, byte[] body) {
    int size = 8 + body.length;
    all.u8(INIT_CONNECT).u16(size).u16(size).u8(remaining);
    for (int value : classAndVersions) {
      all.u8(value);
    }
    all.u8(0).raw(body);
  }

  /** Ends the set-up; not framed. */
  public static byte[] initConnectResponse() {
    return Bytes.ofHex("04 00 00");
  }

  public static byte[] startEncryption() {
    return frame(0, Bytes.ofHex("02 00"));
  }

  public static byte[] seedReply(int seed) {
    return frame(0, new byte[] {4, 0, (byte) seed});
  }

  /** Keys of Secure ICA of one side, without a meaning. */
  public static byte[] secureKeys(boolean server, byte[] noise) {
    return frame(0, new Bytes().u8(server ? 2 : 3).raw(noise).toArray());
  }

  /** One record of Secure ICA: blocks that nobody decrypts. */
  public static byte[] secureRecord(int priority, byte[] noise) {
    return frame(priority, new Bytes().u8(OBFUSCATED).raw(noise).toArray());
  }

  /** One record, encrypted with the chain of its direction. */
  public static byte[] record(int priority, IcaCipher cipher, byte[] plain) {
    byte[] hidden = cipher.encrypt(plain);
    return frame(priority, new Bytes().u8(OBFUSCATED).raw(hidden).toArray());
  }

  public static byte[] clearRecord(int priority, byte[] plain) {
    return frame(priority, new Bytes().u8(CLEAR).raw(plain).toArray());
  }

  private static byte[] frame(int priority, byte[] payload) {
    if (payload.length > FRAME_MAX) {
      throw new IllegalArgumentException("frame of " + payload.length + " bytes");
    }
    return new Bytes().u16(priority << 14 | payload.length).raw(payload).toArray();
  }
}
