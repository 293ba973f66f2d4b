package org.icascope.testkit.network;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.icascope.testkit.protocol.Bytes;

/** Capture files in memory, always the same bytes for the same frames; little-endian. */
public final class CaptureWriter {
  private static final int LINK_TYPE_ETHERNET = 1;
  private static final int MICROS = 1_000_000;
  private static final long TLS_KEY_LOG = 0x544c534bL; // draft-ietf-opsawg-pcapng, secrets types

  private CaptureWriter() {}

  /** Classic pcap 2.4 with microseconds. */
  public static byte[] pcap(List<CapturedFrame> frames, int snapLength) {
    Bytes file = new Bytes().u32(0xa1b2c3d4L).u16(2).u16(4).u32(0).u32(0);
    file.u32(snapLength).u32(LINK_TYPE_ETHERNET);
    for (CapturedFrame frame : frames) {
      byte[] bytes = frame.bytes();
      file.u32(frame.timeMicros() / MICROS).u32(frame.timeMicros() % MICROS);
      file.u32(bytes.length).u32(frame.originalLength()).raw(bytes);
    }
    return file.toArray();
  }

  /**
   * pcapng: one section, one interface with microseconds, a statistics block without drops.
   *
   * @param keyLog goes into a decryption secrets block; none when empty
   */
  public static byte[] pcapng(List<CapturedFrame> frames, int snapLength, String keyLog) {
    Bytes file = new Bytes();
    byte[] application = new Bytes().raw(option(4, "icascope testkit")).raw(END).toArray();
    block(
        file,
        0x0A0D0D0AL,
        new Bytes().u32(0x1A2B3C4DL).u16(1).u16(0).u32(-1).u32(-1).raw(application));
    Bytes link = new Bytes().u16(LINK_TYPE_ETHERNET).u16(0).u32(snapLength);
    block(file, 1, link.raw(option(2, "mirror0")).u16(9).u16(1).u8(6).zeros(3).raw(END));
    if (!keyLog.isEmpty()) {
      block(file, 10, secrets(keyLog.getBytes(StandardCharsets.US_ASCII)));
    }
    for (CapturedFrame frame : frames) {
      byte[] bytes = frame.bytes();
      Bytes body = time(new Bytes().u32(0), frame.timeMicros());
      body.u32(bytes.length).u32(frame.originalLength());
      body.raw(bytes).zeros(padding(bytes.length));
      block(file, 6, body);
    }
    long last = frames.isEmpty() ? 0 : frames.get(frames.size() - 1).timeMicros();
    Bytes statistics = time(new Bytes().u32(0), last).u16(4).u16(8).u32(frames.size()).u32(0);
    block(file, 5, statistics.u16(5).u16(8).u32(0).u32(0).raw(END));
    return file.toArray();
  }

  /** Type, length, content. */
  private static Bytes secrets(byte[] keyLog) {
    Bytes body = new Bytes().u32(TLS_KEY_LOG).u32(keyLog.length);
    return body.raw(keyLog).zeros(padding(keyLog.length));
  }

  /** The same, compressed; the bytes may differ between Java releases. */
  public static byte[] gzip(byte[] file) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private static final byte[] END = new byte[4]; // opt_endofopt

  private static Bytes time(Bytes body, long micros) {
    return body.u32(micros >>> 32).u32(micros);
  }

  private static byte[] option(int code, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    Bytes option = new Bytes().u16(code).u16(bytes.length).raw(bytes);
    return option.zeros(padding(bytes.length)).toArray();
  }

  private static int padding(int length) {
    return -length & 3;
  }

  private static void block(Bytes file, long type, Bytes body) {
    int length = 12 + body.size();
    file.u32(type).u32(length).raw(body.toArray()).u32(length);
  }
}
